package io.penstock.model;

import java.util.List;

/** One input of a framework's own model, after the transform. In a vector of features each takes one slot. */
public sealed interface Feature {

    /** Returns the feature's name, unique in its signature; it is the column's name in transformed examples. */
    String name();

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
}
