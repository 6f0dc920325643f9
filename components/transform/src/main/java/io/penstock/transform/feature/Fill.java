package io.penstock.transform.feature;

import io.penstock.columns.ColumnType;
import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;

/**
 * What stands in for the missing values of a column, before any feature reads it. Statistics are those of the training rows
 * that have a value.
 *
 * <p>A column without a fill needs none: a scaled number that is missing becomes the mean, a category that is missing is none
 * of the categories.
 */
public sealed interface Fill permits Fill.NumberConstant, Fill.TextConstant, Fill.Statistic {

    /** Fills with a number. */
    static Fill constant(double value) {
        return new NumberConstant(value);
    }

    /** Fills with a text. */
    static Fill constant(String value) {
        return new TextConstant(value);
    }

    /** Fills with the mean. */
    static Fill mean() {
        return Statistic.MEAN;
    }

    /** Fills with the median; the mean of the two in the middle of an even number of values. */
    static Fill median() {
        return Statistic.MEDIAN;
    }

    /** Fills with the most frequent value: of equally frequent ones the least number, the greatest text. */
    static Fill mostFrequent() {
        return Statistic.MOST_FREQUENT;
    }

    /**
     * Returns what learns the value from the training rows.
     *
     * @throws DataException if the column's type does not take this fill
     */
    Reducer<?, FittedFill> analyzer(String column, RowType rows);

    /**
     * A number.
     *
     * @param value finite
     */
    record NumberConstant(double value) implements Fill {

        /** Checks that the number is finite. */
        public NumberConstant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Missing values cannot be filled with '%s'.".formatted(value));
            }
        }

        @Override
        public Reducer<?, FittedFill> analyzer(String column, RowType rows) {
            Expression.column(column).kernel(rows);
            return Analyzers.nothing(FittedFill.of(column, value));
        }
    }

    /**
     * A text.
     *
     * @param value the text
     */
    record TextConstant(String value) implements Fill {
        @Override
        public Reducer<?, FittedFill> analyzer(String column, RowType rows) {
            requireText(column, rows, "the text '" + value + "'");
            return Analyzers.nothing(FittedFill.of(column, value));
        }
    }

    /** A figure of the training rows. */
    enum Statistic implements Fill {
        /** The mean of a numeric column. */
        MEAN,
        /** The median of a numeric column. */
        MEDIAN,
        /** The most frequent value of a column of numbers or text. */
        MOST_FREQUENT;

        @Override
        public Reducer<?, FittedFill> analyzer(String column, RowType rows) {
            if (this == MOST_FREQUENT && rows.require(column).type() == ColumnType.TEXT) {
                return Analyzers.texts(column, counts -> FittedFill.of(column, mostFrequent(column, counts)));
            }
            Kernel values = Expression.column(column).kernel(rows);
            return this == MEAN
                    ? Analyzers.moments(rows, values, moments -> FittedFill.of(column, mean(column, moments)))
                    : Analyzers.values(rows, values, counts -> FittedFill.of(column, ranked(column, counts)));
        }

        private static double mean(String column, ExactMoments moments) {
            requireValues(column, moments.count());
            return moments.mean();
        }

        private double ranked(String column, ValueCounts counts) {
            requireValues(column, counts.total());
            return this == MEDIAN ? counts.median() : counts.mostFrequent();
        }

        private static String mostFrequent(String column, TextCounts counts) {
            requireValues(column, counts.isEmpty() ? 0 : 1);
            return counts.byFrequency(1, 1).get(0);
        }

        private static void requireValues(String column, long values) {
            if (values == 0) {
                throw new DataException(
                        "Column '%s' has no value in the training rows to fill missing ones with. Fill it with a constant."
                                .formatted(column));
            }
        }
    }

    private static void requireText(String column, RowType rows, String fill) {
        ColumnType type = rows.require(column).type();
        if (type != ColumnType.TEXT) {
            throw new DataException("Column '%s' is '%s' and cannot be filled with %s. Fill it with a number."
                    .formatted(column, type, fill));
        }
    }
}
