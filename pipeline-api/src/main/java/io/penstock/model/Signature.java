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

    /** The column of transformed examples that holds the label, a FLOAT64 without missing values. */
    public static final String LABEL = "label";

    /** Copies the features. */
    public Signature {
        features = List.copyOf(features);
    }
}
