package io.penstock.model;

import java.util.List;

/** One input of a framework's own model, after the transform. */
public sealed interface Feature {

    /** Returns the feature's name, unique in its signature; it is the column's name in transformed examples. */
    String name();

    /** Returns how many places it takes in a vector of features. */
    default int slots() {
        return 1;
    }

    /**
     * A number, a FLOAT64 column without missing values.
     *
     * @param name of the feature
     */
    record Numeric(String name) implements Feature {}

    /**
     * One of finitely many values, an INT64 column of indices into the vocabulary; -1 (in a vector of features too) stands for
     * none of them. Frameworks expand it as they do best: one-hot, embedding or native categories.
     *
     * @param name of the feature
     * @param vocabulary the values in the order of their indices
     */
    record Categorical(String name, List<String> vocabulary) implements Feature {

        /** Copies the vocabulary. */
        public Categorical {
            vocabulary = List.copyOf(vocabulary);
        }
    }

    /**
     * The tokens of a text in their order, a column of lists of {@code length} INT64 indices into the vocabulary. What is short
     * ends with -1 (padding); a token that is not in the vocabulary is index 0, whose name is {@value #UNKNOWN}.
     *
     * @param name of the feature
     * @param vocabulary the tokens in the order of their indices
     * @param length tokens of each row, at least 1
     */
    record Sequence(String name, List<String> vocabulary, int length) implements Feature {

        /** The name of what is not in a vocabulary. */
        public static final String UNKNOWN = "<unknown>";

        /** Copies the vocabulary. */
        public Sequence {
            vocabulary = List.copyOf(vocabulary);
        }

        @Override
        public int slots() {
            return length;
        }
    }
}
