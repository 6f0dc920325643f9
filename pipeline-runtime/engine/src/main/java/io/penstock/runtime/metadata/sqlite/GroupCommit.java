package io.penstock.runtime.metadata.sqlite;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.runtime.internal.Threads;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all work that waits and commits it in one transaction. A second thread acknowledges
 * it, so that whoever reacts to an acknowledgement does not hold up the next commit.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 4_000;
    private static final long MOST_WAITING_BYTES = 32 << 20;
    private static final int SMALL = 1_000;

    /** A piece of work, done whole or not at all. */
    interface Work<T> {
        T in(EventWriter writer) throws SQLException;
    }

    /** Opens what the thread writes through; asked again after a failure. */
    interface Opening {
        EventWriter open() throws SQLException;
    }

    /**
     * Work with the promise that is kept when it is durable.
     *
     * @param awaited whether a thread does nothing but wait for it
     */
    private record Task<T>(Work<T> work, CompletableFuture<T> done, boolean awaited) {

        /** Returns the acknowledgement, which holds the work no longer. */
        Runnable perform(EventWriter writer) throws SQLException {
            T result = work.in(writer);
            CompletableFuture<T> promise = done;
            return () -> promise.complete(result);
        }
    }

    private final Path file;
    private final Opening opening;
    private final WorkQueue<Task<?>> waiting = new WorkQueue<>(MOST_WAITING_BYTES);
    private final Acknowledger acknowledger = new Acknowledger();
    private final Thread thread = Threads.thread(this::run, "penstock-metadata-writer");
    private List<Task<?>> taken = List.of();
    private @Nullable EventWriter writer;

    private GroupCommit(Path file, Opening opening) {
        this.file = file;
        this.opening = opening;
    }

    static GroupCommit start(Path file, Opening opening) {
        GroupCommit commits = new GroupCommit(file, opening);
        commits.thread.start();
        return commits;
    }

    /**
     * Has work done; the future completes when it is durable. Waits while too much waits already.
     *
     * @param weight about how many bytes the work holds on the heap
     */
    <T> CompletableFuture<T> submit(Work<T> work, long weight) {
        return submit(new Task<>(work, new CompletableFuture<>(), false), weight);
    }

    /** Has work done and waits until it is durable. May be called by whoever reacts to an acknowledgement. */
    <T> T await(Work<T> work) {
        try {
            return submit(new Task<>(work, new CompletableFuture<>(), true), SMALL)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for all work that was submitted, and for what reacts to it. */
    @Override
    public void close() {
        waiting.close();
        Uninterruptibles.joinUninterruptibly(thread);
        acknowledger.close();
    }

    private <T> CompletableFuture<T> submit(Task<T> task, long weight) {
        if (!waiting.add(task, weight)) {
            throw new IllegalStateException("The metadata store '%s' is closed.".formatted(file));
        }
        return task.done();
    }

    private void run() {
        try {
            for (taken = take(); !taken.isEmpty(); taken = take()) {
                commit(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
    }

    private List<Task<?>> take() throws InterruptedException {
        return waiting.take(LARGEST_GROUP);
    }

    private void commit(List<Task<?>> group) {
        try {
            acknowledge(group, perform(group));
        } catch (SQLException e) {
            undo();
            if (SqliteFailure.isConstraint(e)) {
                commitEach(group, SqliteFailure.of(file, e));
            } else {
                group.forEach(task -> fail(task, SqliteFailure.of(file, e)));
            }
        } catch (RuntimeException e) {
            undo();
            commitEach(group, e);
        }
    }

    private List<Runnable> perform(List<Task<?>> group) throws SQLException {
        List<Runnable> acknowledgements = new ArrayList<>(group.size());
        EventWriter open = writer();
        open.begin();
        for (Task<?> task : group) {
            acknowledgements.add(task.perform(open));
        }
        open.commit();
        return acknowledgements;
    }

    /** Whoever waits is answered here, all others by one piece of work of the acknowledger. */
    private void acknowledge(List<Task<?>> group, List<Runnable> acknowledgements) {
        List<Runnable> others = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            if (group.get(i).awaited()) {
                acknowledgements.get(i).run();
            } else {
                others.add(acknowledgements.get(i));
            }
        }
        if (!others.isEmpty()) {
            acknowledger.execute(() -> others.forEach(Runnable::run));
        }
    }

    /** One piece of work was refused: the others shall not suffer. */
    private void commitEach(List<Task<?>> group, RuntimeException failure) {
        if (group.size() == 1) {
            fail(group.get(0), failure);
        } else {
            group.forEach(task -> commit(List.of(task)));
        }
    }

    private void fail(Task<?> task, RuntimeException failure) {
        acknowledge(List.of(task), List.of(() -> task.done().completeExceptionally(failure)));
    }

    private EventWriter writer() throws SQLException {
        if (writer == null) {
            writer = opening.open();
        }
        return writer;
    }

    /** Throws the session away with its transaction. */
    private void undo() {
        EventWriter failed = writer;
        writer = null;
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            LOG.warn("A session of metadata database '{}' did not close.", file, e);
        }
    }

    /** Leaves nobody waiting, whatever ended this thread. */
    private void stop() {
        waiting.close();
        List<Task<?>> left = new ArrayList<>(taken);
        left.addAll(waiting.rest());
        left.stream()
                .filter(task -> !task.done().isDone())
                .forEach(task -> fail(task, new IllegalStateException("The metadata writer ended before its work.")));
        undo();
    }
}
