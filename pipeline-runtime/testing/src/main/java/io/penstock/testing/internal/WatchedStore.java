package io.penstock.testing.internal;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.MetadataStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A metadata store that tells when something is written and when it is durable. A proxy, since of some twenty methods it changes
 * one.
 */
public final class WatchedStore implements InvocationHandler {

    private final MetadataStore store;
    private final Watch watch;

    private WatchedStore(MetadataStore store, Watch watch) {
        this.store = store;
        this.watch = watch;
    }

    /** Is told what a store does. */
    public interface Watch {

        /** Something is about to be written. */
        default void begins() {}

        /** Events are durable, and nobody built on them yet. */
        default void durable(List<Event> events) {}

        /** All that depends on what was written has been begun. */
        default void ends() {}
    }

    /** Puts a watch around a store. */
    public static MetadataStore around(MetadataStore store, Watch watch) {
        return (MetadataStore) Proxy.newProxyInstance(
                MetadataStore.class.getClassLoader(),
                new Class<?>[] {MetadataStore.class},
                new WatchedStore(store, watch));
    }

    @Override
    @SuppressWarnings("unchecked") // the argument of append
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("append") && arguments != null) {
            return append((List<Event>) arguments[0]);
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private CompletionStage<Long> append(List<Event> events) {
        watch.begins();
        CompletableFuture<Long> told = new CompletableFuture<>();
        try {
            store.append(events).whenComplete((sequence, failure) -> tell(events, sequence, failure, told));
        } catch (RuntimeException e) {
            watch.ends();
            throw e;
        }
        return told;
    }

    private void tell(
            List<Event> events, @Nullable Long sequence, @Nullable Throwable failure, CompletableFuture<Long> told) {
        try {
            if (failure == null) {
                watch.durable(events);
                told.complete(sequence);
            } else {
                told.completeExceptionally(failure);
            }
        } finally {
            watch.ends();
        }
    }
}
