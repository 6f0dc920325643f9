package io.penstock.model;

import java.util.List;

/** What a model learns to answer. Labels and scores are numbers; the problem says what they mean. */
public sealed interface ProblemType {

    /** Returns how many numbers a model gives for one row. */
    int scores();

    /**
     * One of two classes. A label is 0 or 1; the one score is the probability of the positive class.
     *
     * @param negative name of class 0
     * @param positive name of class 1
     */
    record BinaryClassification(String negative, String positive) implements ProblemType {
        @Override
        public int scores() {
            return 1;
        }
    }

    /**
     * One of several classes. A label is the index of its class; the scores are one probability a class.
     *
     * @param classes names in the order of their indices, at least 2
     */
    record MulticlassClassification(List<String> classes) implements ProblemType {

        /** Copies the classes. */
        public MulticlassClassification {
            classes = List.copyOf(classes);
        }

        @Override
        public int scores() {
            return classes.size();
        }
    }

    /** A real number. A label is that number, the one score its estimate. */
    record Regression() implements ProblemType {
        @Override
        public int scores() {
            return 1;
        }
    }
}
