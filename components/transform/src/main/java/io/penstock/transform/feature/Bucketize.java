package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number as one of some buckets that hold about equally many training rows.
 *
 * <p>The lower bound of bucket {@code i} is the value of rank {@code floor(i * n / buckets)}, counted from 0 among the {@code
 * n} training rows that have a value. It is exact for up to 32,768 different values; beyond that, low bits of the values are
 * cut off. Equal bounds make one, so that there may be fewer buckets than asked for. Missing is in no bucket.
 *
 * @param name of the feature
 * @param input the number
 * @param buckets how many, at least 2
 */
public record Bucketize(String name, Expression input, int buckets) implements FeatureOperation {

    /** Checks the number of buckets. */
    public Bucketize {
        if (buckets < 2) {
            throw new IllegalArgumentException(
                    "Feature '%s' has '%d' buckets, but needs at least 2.".formatted(name, buckets));
        }
    }

    /** Returns the buckets of a column, under the column's name with {@code _bucket}. */
    public static Bucketize of(String column, int buckets) {
        return new Bucketize(column + "_bucket", Expression.column(column), buckets);
    }

    @Override
    public Stream<String> columns() {
        return input.columns();
    }

    @Override
    public Reducer<?, Buckets> analyzer(RowType rows) {
        return Analyzers.values(rows, input.kernel(rows), counts -> new Buckets(name, input, bounds(counts)));
    }

    private List<Double> bounds(ValueCounts counts) {
        List<Double> bounds = new ArrayList<>();
        double last = counts.total() == 0 ? Double.NaN : counts.atRank(0);
        for (int i = 1; i < buckets && counts.total() > 0; i++) {
            double bound = counts.atRank(i * counts.total() / buckets);
            if (bound > last) {
                bounds.add(bound);
                last = bound;
            }
        }
        return bounds;
    }
}
