package io.penstock.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a model learns to answer. Labels and scores are numbers; the problem says what they mean.
 *
 * <p>Before rows are read a problem may be known in part: its lists of classes are empty then.
 */
public sealed interface ProblemType {

    /** Returns how many numbers a model gives for one row. */
    int scores();

    /** Returns the columns of transformed examples that hold the label, in order; there are none if nothing is given to learn. */
    default List<String> labels() {
        return List.of(Signature.LABEL);
    }

    /** Returns whether this may be the same problem as another one, of which less may be known. */
    default boolean agreesWith(ProblemType other) {
        return equals(other) || getClass() == other.getClass() && (isOpen() || other.isOpen());
    }

    /** Returns whether it is not known yet which classes there are. */
    private boolean isOpen() {
        return this instanceof Classification classification
                && classification.classes().isEmpty();
    }

    /** A problem whose answer is one of several names: a label is the index of one. */
    sealed interface Classification extends ProblemType {

        /** Returns the names of the classes in the order of their indices; empty before rows are read. */
        List<String> classes();
    }

    /**
     * One of two classes. A label is 0 or 1; the one score is the probability of the positive class.
     *
     * @param negative name of class 0
     * @param positive name of class 1
     */
    record BinaryClassification(String negative, String positive) implements Classification {
        @Override
        public int scores() {
            return 1;
        }

        @Override
        public List<String> classes() {
            return List.of(negative, positive);
        }
    }

    /**
     * One of several classes. A label is the index of its class; the scores are one probability a class.
     *
     * @param classes names in the order of their indices, at least 2
     */
    record MulticlassClassification(List<String> classes) implements Classification {

        /** Copies the classes. */
        public MulticlassClassification {
            classes = List.copyOf(classes);
        }

        @Override
        public int scores() {
            return classes.size();
        }
    }

    /**
     * One of several classes of a text: as {@link MulticlassClassification}, from {@link Feature.Sequence}s of tokens.
     *
     * @param classes names in the order of their indices, at least 2
     */
    record TextClassification(List<String> classes) implements Classification {

        /** Copies the classes. */
        public TextClassification {
            classes = List.copyOf(classes);
        }

        @Override
        public int scores() {
            return classes.size();
        }
    }

    /**
     * Any number of tags. Each tag has a label of its own, 0 or 1, and a score, its probability.
     *
     * @param tags names in the order of the scores, at least 1
     */
    record MultilabelClassification(List<String> tags) implements ProblemType {

        /** Copies the tags. */
        public MultilabelClassification {
            tags = List.copyOf(tags);
        }

        @Override
        public int scores() {
            return tags.size();
        }

        @Override
        public List<String> labels() {
            return tags.stream().map(tag -> Signature.LABEL + "." + tag).toList();
        }
    }

    /**
     * A real number. A label is that number, the one score its estimate.
     *
     * @param target which figure of the number's distribution is estimated
     */
    record Regression(Target target) implements ProblemType {

        /** Takes the mean where a description of before there were targets has none. */
        public Regression {
            target = Objects.requireNonNullElse(target, Target.mean());
        }

        /** Estimates the mean. */
        public Regression() {
            this(Target.mean());
        }

        @Override
        public int scores() {
            return 1;
        }
    }

    /**
     * An order of the rows of each query. A label is how relevant the row is, at least 0; the one score is higher for what shall
     * come first, and compares rows of one query only.
     */
    record Ranking() implements ProblemType {
        @Override
        public int scores() {
            return 1;
        }

        @Override
        public List<String> labels() {
            return List.of(Signature.LABEL, Signature.QUERY);
        }
    }

    /** Groups of similar rows. No label; the scores are the index of the cluster, -1 for none, and the distance from its centre. */
    record Clustering() implements ProblemType {
        @Override
        public int scores() {
            return 2;
        }

        @Override
        public List<String> labels() {
            return List.of();
        }
    }

    /**
     * Rows unlike the others. The one score is above 0 for an anomaly, and higher the stranger it is.
     *
     * @param labelled whether rows have a label to be judged by: 1 for an anomaly, else 0
     */
    record AnomalyDetection(boolean labelled) implements ProblemType {
        @Override
        public int scores() {
            return 1;
        }

        @Override
        public List<String> labels() {
            return labelled ? List.of(Signature.LABEL) : List.of();
        }
    }

    /**
     * The next values of a series, whose last values are the features. Labels and scores are the values in their order.
     *
     * @param horizon how many values, at least 1
     */
    record Forecasting(int horizon) implements ProblemType {
        @Override
        public int scores() {
            return horizon;
        }

        @Override
        public List<String> labels() {
            return IntStream.rangeClosed(1, horizon)
                    .mapToObj(step -> Signature.LABEL + "." + step)
                    .toList();
        }
    }

    /**
     * The text that goes on from a beginning. No label, as each token is what the ones before it predict; the one score is the
     * mean negative logarithm (base e) of the probability of a row's tokens.
     */
    record TextGeneration() implements ProblemType {
        @Override
        public int scores() {
            return 1;
        }

        @Override
        public List<String> labels() {
            return List.of();
        }
    }
}
