package io.penstock.data.split;

import io.penstock.errors.DefinitionException;
import java.util.List;

/**
 * A split that gives each part its share of the rows of each stratum, exactly: a stratum is what has the same values in some
 * columns, missing ones included.
 *
 * <p>Of every {@code w} rows of a stratum that follow each other, {@code w} the sum of the weights, each part gets as many as its
 * weight, so that its number of rows differs from its share by less than its weight. Which of the {@code w} rows it gets is drawn
 * anew each time, by Fisher and Yates, from XXH64 (seed 0) of the stratum's {@link RowBytes} and the number of the draw. So the
 * part of a row depends on the rows of its stratum before it, and rows must be divided in order.
 *
 * @param parts the parts with their weights, at least one, names unique; the weights are at most 10,000 together
 * @param keys the columns whose values make the strata, at least one, for example the label
 */
public record StratifiedSplit(List<Part> parts, List<String> keys) implements Split {

    private static final int MOST_BUCKETS = 10_000;

    /** Copies the lists and checks names and weights. */
    public StratifiedSplit {
        parts = Parts.checked(parts);
        keys = Parts.checkedKeys(keys);
        int buckets = Parts.partOfBucket(parts).length;
        if (keys.isEmpty() || buckets > MOST_BUCKETS) {
            throw new DefinitionException(
                    "A stratified split by columns %s with weights of %d together is none. Name a column, and choose weights of at most %d together."
                            .formatted(keys, buckets, MOST_BUCKETS));
        }
    }

    @Override
    public List<String> names() {
        return Parts.names(parts);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public Divider divider() {
        Strata strata = new Strata(keys, Parts.partOfBucket(parts));
        return batch -> Parts.gather(strata.partOfRow(batch), parts.size());
    }
}
