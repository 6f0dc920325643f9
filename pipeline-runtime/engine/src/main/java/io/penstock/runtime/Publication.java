package io.penstock.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A result for users: what they attach to it is run by an executor, or by their own thread if the result is there, but never by the
 * thread that brings the result. Thread-safe.
 */
final class Publication<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final Executor executor;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** The same for those who ask before it is there. */
    private final CompletableFuture<T> awaited = new CompletableFuture<>();

    /** Whoever comes first sets it: who asks, or the result. */
    private final AtomicBoolean claimed = new AtomicBoolean();

    private volatile boolean early;

    Publication(Executor executor) {
        this.executor = executor;
    }

    /** Returns the result for whoever only waits for it. */
    CompletableFuture<T> result() {
        return result;
    }

    /** Returns the result for whoever may attach something to it. */
    CompletionStage<T> stage() {
        if (claimed.compareAndSet(false, true)) {
            early = true;
        }
        return early || !result.isDone() ? awaited.copy() : result.copy();
    }

    void complete(T value) {
        publish(future -> future.complete(value));
    }

    void fail(Throwable cause) {
        publish(future -> future.completeExceptionally(cause));
    }

    /** What nobody asked for is not worth a thread of the host. */
    private void publish(Consumer<CompletableFuture<T>> completion) {
        completion.accept(result);
        if (claimed.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> completion.accept(awaited));
        } catch (RejectedExecutionException e) {
            LOG.debug("The executor is closed; a result is published without it.", e);
            completion.accept(awaited);
        }
    }
}
