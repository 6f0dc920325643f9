package io.penstock.testing.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The threads in which the components of one test run, and all that these start: a thread is in the group of the thread that
 * made it, unless it was made for another one. Thread-safe.
 */
public final class ComponentThreads {

    /** Workers of the pool that the whole JVM shares belong to no one. */
    private static final Pattern OF_THE_JVM = Pattern.compile("ForkJoinPool\\.commonPool-worker-.*");

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int KEEP_SECONDS = 10;

    private static final AtomicInteger GROUPS = new AtomicInteger();

    private final ThreadGroup group = new ThreadGroup("penstock-test-group-" + GROUPS.incrementAndGet());
    private final AtomicInteger number = new AtomicInteger();
    private final List<Pattern> shared;

    /**
     * Creates a group without threads.
     *
     * @param shared regular expressions of names of threads that outlive a test by design
     */
    public ComponentThreads(String... shared) {
        this.shared = Arrays.stream(shared).map(Pattern::compile).toList();
    }

    /** Returns the name of the group, unique in this process. */
    public String name() {
        return group.getName();
    }

    /** Makes a thread for a component. */
    public Thread thread(Runnable task) {
        Thread thread = new Thread(group, task, "penstock-test-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Makes a pool of such threads, which has as many as are wanted; the caller shuts it down. */
    public ExecutorService pool() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    /** Returns the threads that do not end within a second. */
    public List<LeakedThread> left() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : alive()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            thread.join(Math.max(1, left));
        }
        return alive().stream().map(LeakedThread::of).toList();
    }

    private List<Thread> alive() {
        Thread[] found = new Thread[group.activeCount() + 64];
        int count = group.enumerate(found, true);
        return Arrays.stream(found, 0, count)
                .filter(Objects::nonNull)
                .filter(Thread::isAlive)
                .filter(thread -> !isShared(thread.getName()))
                .toList();
    }

    private boolean isShared(String name) {
        return OF_THE_JVM.matcher(name).matches()
                || shared.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
