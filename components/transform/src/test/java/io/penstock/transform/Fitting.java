package io.penstock.transform;

import io.penstock.columns.Batch;
import io.penstock.columns.Reducer;

/** Fits a specification to batches in memory. */
final class Fitting {

    private Fitting() {}

    static FittedTransform fit(FeatureSpec spec, Batch... batches) {
        return reduce(spec.analyzer(batches[0].type()), batches);
    }

    static <A, R> R reduce(Reducer<A, R> reducer, Batch... batches) {
        A total = reducer.zero();
        for (Batch batch : batches) {
            A partial = reducer.zero();
            reducer.add(partial, batch);
            reducer.merge(total, reducer.decode(reducer.encode(partial)));
        }
        return reducer.finish(total);
    }
}
