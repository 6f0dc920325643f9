package io.penstock.runtime.internal;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads with names that say whose they are. They take nothing over from the thread that happens to need them: its
 * context class loader, inheritable values and callers may belong to an application that its host lets go before the workspace.
 */
public final class Threads {

    private static final int KEEP_SECONDS = 10;

    private Threads() {}

    /** Returns a pool that makes threads when they are wanted; how many, others limit. */
    public static ExecutorService pool() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("penstock"));
    }

    /** Returns a factory of threads that are numbered behind a name. */
    public static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> thread(task, prefix + "-" + number.incrementAndGet());
    }

    /** Returns a thread that is to be started. */
    @SuppressWarnings("removal") // the one way to a thread that does not keep the classes of all callers, up to JDK 23
    public static Thread thread(Runnable task, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setContextClassLoader(Threads.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        });
    }
}
