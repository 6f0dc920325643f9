package io.penstock.evaluation;

import java.util.Optional;

/**
 * How a model and its incumbent do on the rows of one slice.
 *
 * @param slice the slice
 * @param rows how many rows were measured: those with a label
 * @param unlabelled how many rows were left out because their label is missing
 * @param model how the model does
 * @param incumbent how the incumbent does on the same rows, if there is one
 */
public record SliceResult(
        Slice slice, long rows, long unlabelled, Performance model, Optional<Performance> incumbent) {}
