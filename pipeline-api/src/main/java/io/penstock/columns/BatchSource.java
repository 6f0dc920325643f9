package io.penstock.columns;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Batches in order, which several threads may load at once. */
@FunctionalInterface
public interface BatchSource {

    /**
     * Returns what loads the next batch, or null at the end. Called by one thread at a time; what it returns may be called by
     * any thread, once.
     */
    @Nullable
    Supplier<Batch> next();

    /** Returns a source that walks batches as they are asked for. */
    static BatchSource of(Iterable<Batch> batches) {
        Iterator<Batch> iterator = batches.iterator();
        return () -> {
            if (!iterator.hasNext()) {
                return null;
            }
            Batch next = iterator.next();
            return () -> next;
        };
    }
}
