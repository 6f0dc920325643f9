package io.penstock.transform.feature;

import io.penstock.columns.ExactMoments;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.transform.expression.Condition;
import io.penstock.transform.expression.Expression;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a model shall learn to answer, computed from columns that prediction does not need. */
public sealed interface Label {

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
        return new Next(List.of(values));
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
        public String toString() {
            return column;
        }
    }

    /**
     * One of several classes of a text.
     *
     * @param column its texts or integers are the classes, as for {@link Classes}
     */
    record TextClasses(String column) implements Label {

        @Override
        public ProblemType problem() {
            return new ProblemType.TextClassification(List.of());
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            return Analyzers.then(
                    new Classes(column).analyzer(rows),
                    fitted -> new FittedLabel(
                            this,
                            new ProblemType.TextClassification(fitted.classes().classes())));
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
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Any number of tags.
     *
     * @param names of the tags, each once
     * @param conditions hold where a row has the tag; rows where one is missing have no label
     */
    record Tags(List<String> names, List<Condition> conditions) implements Label {

        /** Copies and checks the lists. */
        public Tags {
            names = List.copyOf(names);
            conditions = List.copyOf(conditions);
            if (names.isEmpty()
                    || names.size() != conditions.size()
                    || names.stream().distinct().count() < names.size()) {
                throw new IllegalArgumentException(
                        "Tags '%s' are to be at least one, have a condition each, and differ.".formatted(names));
            }
        }

        /** Returns this label with another tag. */
        public Tags and(String name, Condition condition) {
            return new Tags(
                    Stream.concat(names.stream(), Stream.of(name)).toList(),
                    Stream.concat(conditions.stream(), Stream.of(condition)).toList());
        }

        @Override
        public ProblemType problem() {
            return new ProblemType.MultilabelClassification(names);
        }

        @Override
        public Stream<String> columns() {
            return conditions.stream().flatMap(Condition::columns).distinct();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            conditions.forEach(condition -> condition.kernel(rows));
            return Analyzers.nothing(new FittedLabel(this, problem()));
        }

        @Override
        public String toString() {
            return conditions.toString();
        }
    }

    /**
     * How relevant a row is.
     *
     * @param value at least 0; rows where it is missing have no label
     * @param query a column of integers or text, equal in the rows of one query
     */
    record Relevance(Expression value, String query) implements Label {

        @Override
        public ProblemType problem() {
            return new ProblemType.Ranking();
        }

        @Override
        public Stream<String> columns() {
            return Stream.concat(value.columns(), Stream.of(query)).distinct();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            Vocabulary.requireCategories(query, rows);
            Quantity amount = new Quantity(value, Target.count()); // at least 0, and not all equal
            return Analyzers.then(amount.analyzer(rows), fitted -> new FittedLabel(this, problem()));
        }

        @Override
        public String toString() {
            return value + " within " + query;
        }
    }

    /**
     * The next values of a series.
     *
     * @param values in their order; rows where one is missing have no label
     */
    record Next(List<Expression> values) implements Label {

        /** Copies and checks the list. */
        public Next {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A forecast of no value cannot be learned. Name at least one.");
            }
        }

        @Override
        public ProblemType problem() {
            return new ProblemType.Forecasting(values.size());
        }

        @Override
        public Stream<String> columns() {
            return values.stream().flatMap(Expression::columns).distinct();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            values.forEach(value -> value.kernel(rows));
            return Analyzers.nothing(new FittedLabel(this, problem()));
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /**
     * Whether a row is strange, to judge by.
     *
     * @param condition holds for an anomaly
     */
    record Anomalies(Condition condition) implements Label {

        @Override
        public ProblemType problem() {
            return new ProblemType.AnomalyDetection(true);
        }

        @Override
        public Stream<String> columns() {
            return condition.columns();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            condition.kernel(rows);
            return Analyzers.nothing(new FittedLabel(this, problem()));
        }

        @Override
        public String toString() {
            return condition.toString();
        }
    }

    /**
     * No label.
     *
     * @param problem what is learned without
     */
    record Unlabelled(ProblemType problem) implements Label {

        /** Checks that the problem needs no label. */
        public Unlabelled {
            if (!problem.labels().isEmpty()) {
                throw new IllegalArgumentException("A %s needs a label.".formatted(problem));
            }
        }

        @Override
        public Stream<String> columns() {
            return Stream.of();
        }

        @Override
        public Reducer<?, FittedLabel> analyzer(RowType rows) {
            return Analyzers.nothing(new FittedLabel(this, problem));
        }

        @Override
        public String toString() {
            return "none";
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
