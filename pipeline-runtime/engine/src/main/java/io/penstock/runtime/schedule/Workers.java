package io.penstock.runtime.schedule;

import io.penstock.errors.EnvironmentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
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
    private final Refusal refusal;
    private final BooleanSupplier paused;
    private final ClassLoader loader;
    private final Runnable pump = this::pump;
    private final Runnable unblock = this::unblock;
    private final Object lock = new Object();
    private final ArrayDeque<Instance> ready = new ArrayDeque<>();
    private final ArrayDeque<Instance> blocked = new ArrayDeque<>();
    private final Set<Thread> between = ConcurrentHashMap.newKeySet();
    private int starting;
    private int working;

    /**
     * What is done when the executor takes no work.
     *
     * @param later runs a task in a thread that holds no lock of any run
     * @param refused takes a node for which there is no thread
     */
    record Refusal(Executor later, BiConsumer<Instance, Throwable> refused) {}

    /**
     * Prepares for a run.
     *
     * @param run its id, for the log
     * @param work runs a node and does not throw; false if the node was abandoned meanwhile, so that this thread is no one's
     * @param failure takes what stops the run as a whole
     * @param refusal is turned to when the executor takes no work and no other thread of the run is there for it
     * @param paused whether nothing more shall be begun for now
     */
    Workers(
            String run,
            Executor executor,
            Permits permits,
            Predicate<Instance> work,
            Consumer<Throwable> failure,
            Refusal refusal,
            BooleanSupplier paused) {
        this.run = run;
        this.executor = executor;
        this.permits = permits;
        this.work = work;
        this.failure = failure;
        this.refusal = refusal;
        this.paused = paused;
        this.loader = Objects.requireNonNullElse(
                Thread.currentThread().getContextClassLoader(), Workers.class.getClassLoader());
    }

    /** Adds nodes that can run now. */
    void release(Collection<Instance> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        synchronized (lock) {
            ready.addAll(nodes);
        }
        pump();
    }

    /** Forgets the nodes that have not begun, and returns them. */
    List<Instance> drain() {
        synchronized (lock) {
            List<Instance> unbegun = new ArrayList<>(ready);
            unbegun.addAll(blocked);
            ready.clear();
            blocked.clear();
            return unbegun;
        }
    }

    /** Gives back what a node holds whose thread does not stop. */
    void abandon(Instance instance) {
        synchronized (lock) {
            working--;
        }
        permits.give(instance.node().options().permits());
        permits.leavePlace();
        pump();
    }

    /** Lets as many threads begin as there are nodes and places for. */
    void pump() {
        boolean begun = true;
        while (begun && isWanted() && permits.takePlace(pump)) {
            synchronized (lock) {
                starting++;
            }
            begun = begin();
        }
    }

    private void unblock() {
        synchronized (lock) {
            ready.addAll(blocked);
            blocked.clear();
        }
        pump();
    }

    /** A thread at work on a node looks for the next one itself: it need not wake another one for that. */
    private boolean isWanted() {
        synchronized (lock) {
            int coming = between.contains(Thread.currentThread()) ? starting + 1 : starting;
            return ready.size() > coming && !paused.getAsBoolean();
        }
    }

    private boolean begin() {
        try {
            executor.execute(this::work);
            return true;
        } catch (RuntimeException | Error e) { // of the host's executor: full, closed, or out of threads
            refusal.later().execute(() -> refused(e));
            return false;
        }
    }

    /** The node waits for another thread of the run; if there is none, it fails. */
    private void refused(Throwable cause) {
        Instance forlorn;
        synchronized (lock) {
            starting--;
            forlorn = starting + working == 0 ? ready.poll() : null;
        }
        permits.leavePlace();
        if (forlorn != null) {
            refusal.refused()
                    .accept(
                            forlorn,
                            new EnvironmentException(
                                    "The executor takes no more work: %s. Give it a longer queue, and close the workspace before it."
                                            .formatted(cause),
                                    cause));
            pump();
        }
    }

    private void work() {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        String outerRun = MDC.get("run");
        String outerNode = MDC.get("node");
        thread.setContextClassLoader(loader);
        MDC.put("run", run);
        boolean ours = true;
        try {
            ours = nodes();
        } catch (RuntimeException | Error e) { // not of a component: without this the run would wait for ever
            leave();
            failure.accept(e);
        } finally {
            restore("run", outerRun);
            restore("node", outerNode);
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
        try {
            while (next != null && ours) {
                between.add(Thread.currentThread());
                ours = node(next);
                interrupted |= Thread.interrupted(); // of this node: the next one shall not suffer
                if (ours) {
                    next = permits.isContended() ? leave() : next(false);
                }
            }
        } finally {
            between.remove(Thread.currentThread());
        }
        if (interrupted) {
            Thread.currentThread().interrupt(); // now it is the executor's own matter
        }
        return ours;
    }

    private boolean node(Instance node) {
        boolean ours = true;
        try {
            ours = work.test(node);
        } finally {
            if (ours) {
                permits.give(node.node().options().permits());
            }
        }
        return ours;
    }

    private @Nullable Instance leave() {
        synchronized (lock) {
            working--;
        }
        return null;
    }

    private @Nullable Instance next(boolean begins) {
        synchronized (lock) {
            if (begins) {
                starting--;
                working++;
            }
            for (Instance next = paused.getAsBoolean() ? null : ready.poll(); next != null; next = ready.poll()) {
                if (permits.take(next.node().options().permits(), unblock)) {
                    return next;
                }
                blocked.add(next);
            }
            return leave();
        }
    }

    private static void restore(String key, @Nullable String outer) {
        if (outer == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, outer);
        }
    }
}
