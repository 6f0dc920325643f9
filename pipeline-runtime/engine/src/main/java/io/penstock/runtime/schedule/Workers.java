package io.penstock.runtime.schedule;

import io.penstock.errors.EnvironmentException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.MDC;

/**
 * Runs the ready nodes of one run on an executor, a limited number at once: it never holds more tasks of the run than that.
 * Nodes see the class loader of the thread that made this object. Thread-safe.
 */
final class Workers {

    private final String run;
    private final Executor executor;
    private final int limit;
    private final IntConsumer node;
    private final Consumer<Throwable> failure;
    private final ClassLoader loader;
    private final ArrayDeque<Integer> ready = new ArrayDeque<>();
    private int busy;

    /**
     * Prepares for a run.
     *
     * @param run its id, for the log
     * @param node runs a node by its number
     * @param failure takes what stops the run as a whole
     */
    Workers(String run, Machinery machinery, IntConsumer node, Consumer<Throwable> failure) {
        this.run = run;
        this.executor = machinery.executor();
        this.limit = machinery.threads();
        this.node = node;
        this.failure = failure;
        this.loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), Workers.class.getClassLoader());
    }

    /** Adds nodes that can run now. */
    void release(Collection<Integer> nodes) {
        int wanted;
        synchronized (ready) {
            ready.addAll(nodes);
            wanted = Math.max(0, Math.min(ready.size(), limit - busy));
            busy += wanted;
        }
        for (int i = 0; i < wanted; i++) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                failure.accept(new EnvironmentException(
                        "The executor takes no more work. Close the workspace before the executor.", e));
            }
        }
    }

    /** Forgets the nodes that have not begun. */
    void clear() {
        synchronized (ready) {
            ready.clear();
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        MDC.put("run", run);
        boolean interrupted = false;
        try {
            for (Optional<Integer> next = next(); next.isPresent(); next = next()) {
                node.accept(next.get());
                interrupted |= Thread.interrupted(); // of this node: the next one shall not suffer
            }
        } catch (RuntimeException | Error e) { // not of a component: without this the run would wait for ever
            failure.accept(e);
        } finally {
            MDC.remove("node");
            MDC.remove("run");
            thread.setContextClassLoader(own);
            if (interrupted) {
                thread.interrupt(); // now it is the executor's own matter
            }
        }
    }

    private Optional<Integer> next() {
        synchronized (ready) {
            Integer next = ready.poll();
            if (next == null) {
                busy--;
            }
            return Optional.ofNullable(next);
        }
    }
}
