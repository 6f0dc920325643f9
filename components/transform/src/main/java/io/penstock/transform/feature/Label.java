package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Condition;
import io.penstock.transform.expression.Expression;
import java.util.List;
import java.util.stream.Stream;

/** What a model shall learn to answer, computed from columns that prediction does not need. */
public sealed interface Label permits Label.Binary, Label.Classes, Label.Quantity {

    /**
     * Returns a label with two classes.
     *
     * @param negative name of the class where the condition does not hold
     * @param positive name of the class where it holds
     */
    static Label binary(String negative, String positive, Condition condition) {
        return new Binary(negative, positive, condition);
    }

    /** Returns a label whose classes are the texts or integers of a column, those of the training rows in ascending order. */
    static Label classes(String column) {
        return new Classes(column);
    }

    /** Returns a label that is a number. */
    static Label number(Expression value) {
        return new Quantity(value);
    }

    /** Returns the names of the columns that it reads. */
    Stream<String> columns();

    /**
     * Returns what learns the problem from the training rows.
     *
     * @throws DataException if a column is not there or has the wrong type; and when it finishes, if the label is missing
     *     everywhere or has the same value everywhere
     */
    Reducer<?, FittedLabel> analyzer(RowType rows);

    /**
     * One of two classes.
     *
     * @param negative name of class 0
     * @param positive name of class 1
     * @param condition holds for class 1; rows where it is missing have no label
     */
    record Binary(String negative, String positive, Condition condition) implements Label {

        /** Checks that the names differ. */
        public Binary {
            if (negative.equals(positive)) {
                throw new IllegalArgumentException("Both classes of a label are named '%s'.".formatted(positive));
            }
        }

        @Override
        public Stream<String> columns() {
            return condition.columns();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            return Analyzers.moments(rows, condition.kernel(rows), this::fitted);
        }

        private FittedLabel fitted(ExactMoments moments) {
            requireVariety(this, moments.count(), moments.min() == moments.max(), name(moments));
            return new FittedLabel(this, new ProblemType.BinaryClassification(negative, positive));
        }

        private String name(ExactMoments moments) {
            return moments.max() == 0 ? negative : positive;
        }

        @Override
        public String toString() {
            return condition.toString();
        }
    }

    /**
     * One of several classes.
     *
     * @param column its texts or integers are the classes; rows where it is missing, or has a value that no training row has,
     *     have no label
     */
    record Classes(String column) implements Label {

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            Vocabulary.requireCategories(column, rows);
            return Analyzers.texts(column, this::fitted);
        }

        private FittedLabel fitted(TextCounts counts) {
            List<String> classes = counts.sorted();
            requireVariety(this, classes.size(), classes.size() == 1, String.join("", classes));
            return new FittedLabel(this, new ProblemType.MulticlassClassification(classes));
        }

        @Override
        public String toString() {
            return column;
        }
    }

    /**
     * A number.
     *
     * @param value rows where it is missing have no label
     */
    record Quantity(Expression value) implements Label {

        @Override
        public Stream<String> columns() {
            return value.columns();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            return Analyzers.moments(rows, value.kernel(rows), this::fitted);
        }

        private FittedLabel fitted(ExactMoments moments) {
            boolean constant = moments.min() == moments.max();
            requireVariety(this, moments.count(), constant, Double.toString(moments.min()));
            return new FittedLabel(this, new ProblemType.Regression());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    private static void requireVariety(Label label, long rows, boolean constant, String value) {
        if (rows == 0) {
            throw new DataException(
                    "Label '%s' is missing in every training row. Check the columns that it reads.".formatted(label));
        }
        if (constant) {
            throw new DataException(
                    "Label '%s' is '%s' in every training row, so there is nothing to learn. Check the label and the split."
                            .formatted(label, value));
        }
    }
}
