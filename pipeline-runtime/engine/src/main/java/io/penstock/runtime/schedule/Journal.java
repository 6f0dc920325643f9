package io.penstock.runtime.schedule;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Writes down what happens in one run, and knows how much of it is not durable yet. Thread-safe. */
final class Journal {

    /** So many steps may wait for their durability; then no node is begun until there are fewer. */
    private static final int MOST_WAITING = 512;

    private final MetadataStore metadata;
    private final Runnable resumes;
    private final Runnable settled;
    private final Consumer<Throwable> failure;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /**
     * Creates a journal.
     *
     * @param resumes is called when there is room again for what was held back
     * @param settled is called when all that was written so far is durable
     * @param failure takes why something cannot be written
     */
    Journal(MetadataStore metadata, Runnable resumes, Runnable settled, Consumer<Throwable> failure) {
        this.metadata = metadata;
        this.resumes = resumes;
        this.settled = settled;
        this.failure = failure;
    }

    /**
     * Writes events down, all or none.
     *
     * @param durable is done when they are durable, before anyone hears that all is settled
     */
    CompletionStage<Void> write(List<Event> events, Runnable durable) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("The run broke off."));
        }
        waiting.incrementAndGet();
        CompletionStage<Long> stored = metadata.append(events);
        stored.whenComplete((sequence, cause) -> {
            if (cause != null) {
                failure.accept(cause);
            }
        });
        return stored.thenRun(() -> {
            try {
                durable.run();
            } finally {
                acknowledged();
            }
        });
    }

    /** Writes nothing more: the run broke off, and may be taken up again while threads of it are still at work. */
    void close() {
        closed = true;
    }

    /** Returns whether so much waits that nothing more is to be begun. */
    boolean isFull() {
        return waiting.get() > MOST_WAITING;
    }

    /** Returns whether all that was written is durable. */
    boolean isSettled() {
        return waiting.get() == 0;
    }

    private void acknowledged() {
        int left = waiting.decrementAndGet();
        if (left == MOST_WAITING) {
            resumes.run();
        }
        if (left == 0) {
            settled.run();
        }
    }
}
