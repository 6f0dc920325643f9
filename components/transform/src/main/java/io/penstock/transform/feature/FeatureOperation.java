package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import java.util.stream.Stream;

/**
 * The definition of one feature. A record: it goes to JSON and back, and its fields are part of the cache key.
 *
 * <p>Open: a feature of yours that needs nothing from the training rows is a record that is operation and fitted feature at
 * once, with {@code Analyzers.nothing(this)} as its analyzer.
 */
public interface FeatureOperation {

    /** Returns the feature's name, unique among the features. */
    String name();

    /** Returns the names of the columns that it reads. */
    Stream<String> columns();

    /**
     * Returns what learns the feature from the training rows, in one pass with all others.
     *
     * @param rows type of the training rows, which have every one of {@link #columns}
     * @throws io.penstock.errors.DataException if a column has a type that the operation cannot use
     */
    Reducer<?, ? extends FittedFeature> analyzer(RowType rows);
}
