package io.penstock.model;

import io.penstock.columns.RowType;
import java.util.List;

/**
 * What a model takes and gives: raw columns in, features inside, the problem's answer out.
 *
 * @param inputs the raw columns that prediction reads; the label's columns are not among them unless features use them too
 * @param features what the framework's own model sees, in the order of its vectors
 * @param problem what it answers
 */
public record Signature(RowType inputs, List<Feature> features, ProblemType problem) {

    /**
     * The column of transformed examples that holds the label, a FLOAT64 without missing values; the beginning of their names if
     * there are several, see {@link ProblemType#labels}.
     */
    public static final String LABEL = "label";

    /** The column of transformed examples that says which rows belong to one query: a FLOAT64, equal in all of them. */
    public static final String QUERY = "query";

    /** The column of transformed examples that weighs rows, if there is one: a FLOAT64 of at least 0, without missing values. */
    public static final String WEIGHT = "weight";

    /** Copies the features. */
    public Signature {
        features = List.copyOf(features);
    }

    /** Returns the length of a vector of features. */
    public int slots() {
        return features.stream().mapToInt(Feature::slots).sum();
    }
}
