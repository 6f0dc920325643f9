package io.penstock.transform.feature;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column of text, integers or truth values as one of the values that the training rows have. Frameworks see it as they do
 * best, linear models as one-hot.
 *
 * <p>The order is TFX's: the more frequent value first, of equally frequent ones the greater first; empty text is no value.
 * Any other value is in one of the <em>other</em> categories, by its hash (FNV-1a, 32 bits, over UTF-8), or in none if there
 * are no such categories. Missing is in none.
 *
 * @param name of the feature
 * @param column of the values
 * @param limit how many values are kept, the first ones of the order
 * @param minimumCount how often a value has to occur to be kept
 * @param others how many categories stand for all values that are not kept
 */
public record Vocabulary(String name, String column, int limit, long minimumCount, int others)
        implements FeatureOperation {

    private static final Set<ColumnType> TYPES = Set.of(ColumnType.TEXT, ColumnType.INT64, ColumnType.BOOLEAN);
    private static final int DEFAULT_LIMIT = 10_000;

    /** Checks the numbers. */
    public Vocabulary {
        if (limit < 1 || minimumCount < 1 || others < 0) {
            throw new IllegalArgumentException(
                    "Feature '%s' keeps '%d' values that occur '%d' times, and has '%d' other categories. At least 1, 1 and 0 are needed."
                            .formatted(name, limit, minimumCount, others));
        }
    }

    /** Returns the values of a column under its name: at most 10,000, however rare, and no category for others. */
    public static Vocabulary of(String column) {
        return new Vocabulary(column, column, DEFAULT_LIMIT, 1, 0);
    }

    /** Returns this vocabulary with another number of values to keep. */
    public Vocabulary top(int values) {
        return new Vocabulary(name, column, values, minimumCount, others);
    }

    /** Returns this vocabulary without the values that occur less often than a number of times. */
    public Vocabulary occurringAtLeast(long times) {
        return new Vocabulary(name, column, limit, times, others);
    }

    /** Returns this vocabulary with categories for all values that are not kept. */
    public Vocabulary withOthers(int categories) {
        return new Vocabulary(name, column, limit, minimumCount, categories);
    }

    /** Returns this vocabulary as a feature of another name. */
    public Vocabulary named(String feature) {
        return new Vocabulary(feature, column, limit, minimumCount, others);
    }

    @Override
    public Stream<String> columns() {
        return Stream.of(column);
    }

    @Override
    public Reducer<?, Terms> analyzer(RowType rows) {
        requireCategories(column, rows);
        return Analyzers.texts(
                column, counts -> new Terms(name, column, counts.byFrequency(minimumCount, limit), others));
    }

    static void requireCategories(String column, RowType rows) {
        ColumnType type = rows.require(column).type();
        if (!TYPES.contains(type)) {
            throw new DataException(
                    "Column '%s' is '%s' and has no categories. Use text, integers or truth values, or bucketize it."
                            .formatted(column, type));
        }
    }
}
