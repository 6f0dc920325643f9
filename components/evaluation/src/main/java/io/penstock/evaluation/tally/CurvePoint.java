package io.penstock.evaluation.tally;

/**
 * A point of a curve over thresholds.
 *
 * @param score rows at or above it count as positive
 * @param x false positive rate of a ROC curve, recall of a precision-recall curve
 * @param y true positive rate of a ROC curve, precision of a precision-recall curve
 */
public record CurvePoint(double score, double x, double y) {}
