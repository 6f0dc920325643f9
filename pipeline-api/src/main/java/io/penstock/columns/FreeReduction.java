package io.penstock.columns;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A reduction whose partial results merge in any order: each worker keeps one. */
final class FreeReduction<A> extends Reduction<A> {

    private @Nullable A total;

    FreeReduction(BatchSource source, Reducer<A, ?> reducer) {
        super(source, reducer);
    }

    @Override
    void work() {
        A mine = reducer.zero();
        for (Supplier<Batch> load = claim(); load != null; load = claim()) {
            reducer.add(mine, load.get());
        }
        deliver(mine);
    }

    @Override
    synchronized A total() {
        return total == null ? reducer.zero() : total;
    }

    private synchronized void deliver(A mine) {
        if (total == null) {
            total = mine;
        } else {
            reducer.merge(total, mine);
        }
    }
}
