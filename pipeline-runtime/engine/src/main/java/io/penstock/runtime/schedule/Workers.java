package io.penstock.runtime.schedule;

import io.penstock.errors.EnvironmentException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Runs the ready nodes of one run on an executor, within the places and permits of the workspace: the executor never holds more
 * tasks of the run than there are places. Nodes see the class loader of the thread that made this object. Thread-safe.
 */
final class Workers {

    private final String run;
    private final Executor executor;
    private final Permits permits;
    private final Predicate<Instance> work;
    private final Consumer<Throwable> failure;
    private final BooleanSupplier paused;
    private final ClassLoader loader;
    private final Runnable pump = this::pump;
    private final Runnable unblock = this::unblock;
    private final Object lock = new Object();
    private final ArrayDeque<Instance> ready = new ArrayDeque<>();
    private final ArrayDeque<Instance> blocked = new ArrayDeque<>();
    private int starting;

    /**
     * Prepares for a run.
     *
     * @param run its id, for the log
     * @param work runs a node and does not throw; false if the node was abandoned meanwhile, so that this thread is no one's
     * @param failure takes what stops the run as a whole
     * @param paused whether nothing more shall be begun for now
     */
    Workers(
            String run,
            Executor executor,
            Permits permits,
            Predicate<Instance> work,
            Consumer<Throwable> failure,
            BooleanSupplier paused) {
        this.run = run;
        this.executor = executor;
        this.permits = permits;
        this.work = work;
        this.failure = failure;
        this.paused = paused;
        this.loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), Workers.class.getClassLoader());
    }

    /** Adds nodes that can run now. */
    void release(Collection<Instance> nodes) {
        synchronized (lock) {
            ready.addAll(nodes);
        }
        pump();
    }

    /** Forgets the nodes that have not begun. */
    void clear() {
        synchronized (lock) {
            ready.clear();
            blocked.clear();
        }
    }

    /** Gives back what a node holds whose thread does not stop. */
    void abandon(Instance instance) {
        permits.give(instance.node().options().permits());
        permits.leavePlace();
        pump();
    }

    /** Lets as many threads begin as there are nodes and places for. */
    void pump() {
        while (isWanted() && permits.takePlace(pump)) {
            synchronized (lock) {
                starting++;
            }
            begin();
        }
    }

    private void unblock() {
        synchronized (lock) {
            ready.addAll(blocked);
            blocked.clear();
        }
        pump();
    }

    private boolean isWanted() {
        synchronized (lock) {
            return ready.size() > starting && !paused.getAsBoolean();
        }
    }

    private void begin() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) {
            synchronized (lock) {
                starting--;
            }
            failure.accept(new EnvironmentException(
                    "The executor takes no more work. Close the workspace before the executor.", e));
            permits.leavePlace();
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        String outerRun = MDC.get("run");
        thread.setContextClassLoader(loader);
        MDC.put("run", run);
        boolean ours = true;
        try {
            ours = nodes();
        } catch (RuntimeException | Error e) { // not of a component: without this the run would wait for ever
            failure.accept(e);
        } finally {
            MDC.remove("node");
            restore(outerRun);
            thread.setContextClassLoader(own);
        }
        if (ours) {
            permits.leavePlace();
            pump();
        }
    }

    /** Runs nodes until there is none for this thread; false if the last one was abandoned. */
    private boolean nodes() {
        boolean ours = true;
        boolean interrupted = false;
        Instance next = next(true);
        while (next != null && ours) {
            ours = work.test(next);
            interrupted |= Thread.interrupted(); // of this node: the next one shall not suffer
            if (ours) {
                permits.give(next.node().options().permits());
                next = permits.isContended() ? null : next(false);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt(); // now it is the executor's own matter
        }
        return ours;
    }

    private @Nullable Instance next(boolean begins) {
        synchronized (lock) {
            if (begins) {
                starting--;
            }
            for (Instance next = paused.getAsBoolean() ? null : ready.poll(); next != null; next = ready.poll()) {
                if (permits.take(next.node().options().permits(), unblock)) {
                    return next;
                }
                blocked.add(next);
            }
            return null;
        }
    }

    private static void restore(@Nullable String outerRun) {
        if (outerRun == null) {
            MDC.remove("run");
        } else {
            MDC.put("run", outerRun);
        }
    }
}
