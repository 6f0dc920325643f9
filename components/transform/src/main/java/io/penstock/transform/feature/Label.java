package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.transform.expression.Condition;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a model shall learn to answer, computed from columns that prediction does not need. */
public sealed interface Label
        permits Label.Binary,
                Label.Classes,
                Label.Quantity,
                TextClasses,
                Tags,
                Relevance,
                NextValues,
                Anomalies,
                Unlabelled {

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
        return new Quantity(value, Target.mean());
    }

    /** Returns a label that is a quantile of a number: the value that a share of the rows is below. */
    static Label quantile(double level, Expression value) {
        return new Quantity(value, Target.quantile(level));
    }

    /** Returns a label that counts something: whole numbers of at least 0. */
    static Label count(Expression value) {
        return new Quantity(value, Target.count());
    }

    /** Returns a label whose classes are those of texts, see {@link #classes} and {@link ProblemType.TextClassification}. */
    static Label textClasses(String column) {
        return new TextClasses(column);
    }

    /** Returns a label of several tags, each of which holds or does not; add more by {@link Tags#and}. */
    static Tags tag(String name, Condition condition) {
        return new Tags(List.of(name), List.of(condition));
    }

    /**
     * Returns a label that says how relevant a row is to its query.
     *
     * @param query the column that is equal in the rows of one query
     */
    static Label relevance(Expression value, String query) {
        return new Relevance(value, query);
    }

    /** Returns a label of the next values of a series, in their order. */
    static Label next(Expression... values) {
        return new NextValues(List.of(values));
    }

    /** Returns no label: similar rows are to be grouped. */
    static Label clusters() {
        return new Unlabelled(new ProblemType.Clustering());
    }

    /** Returns no label: strange rows are to be found. */
    static Label anomalies() {
        return new Unlabelled(new ProblemType.AnomalyDetection(false));
    }

    /** Returns a label that no estimator learns from, and by which those that find strange rows are judged. */
    static Label anomalies(Condition condition) {
        return new Anomalies(condition);
    }

    /** Returns no label: texts are to be gone on with. */
    static Label generation() {
        return new Unlabelled(new ProblemType.TextGeneration());
    }

    /** Returns the problem as far as it is known before rows are read, see {@link ProblemType}. */
    ProblemType problem();

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
     * Makes the functions that compute it, one for each of the problem's labels: a class index or a number, NaN where it is missing.
     *
     * @param fitted what the training rows made of {@link #problem}
     * @throws DataException if a column that it needs is not there; the message lists the columns
     */
    List<Kernel> kernels(ProblemType fitted, RowType rows);

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
        public ProblemType problem() {
            return new ProblemType.BinaryClassification(negative, positive);
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
        public List<Kernel> kernels(ProblemType fitted, RowType rows) {
            return List.of(condition.kernel(rows));
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
        public ProblemType problem() {
            return new ProblemType.MulticlassClassification(List.of());
        }

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
        public List<Kernel> kernels(ProblemType fitted, RowType rows) {
            return List.of(LabelKernels.classIndex(column, (ProblemType.Classification) fitted, rows));
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
     * @param target which figure of it is learned
     */
    record Quantity(Expression value, Target target) implements Label {

        /** Takes the mean where a label of before there were targets has none. */
        public Quantity {
            target = Objects.requireNonNullElse(target, Target.mean());
        }

        @Override
        public ProblemType problem() {
            return new ProblemType.Regression(target);
        }

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
            if (target instanceof Target.Count && !(moments.min() >= 0)) {
                throw new DataException(
                        "Label '%s' counts something, but is '%s' in a training row.".formatted(this, moments.min()));
            }
            return new FittedLabel(this, problem());
        }

        @Override
        public List<Kernel> kernels(ProblemType fitted, RowType rows) {
            return List.of(LabelKernels.finite(value, rows));
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
