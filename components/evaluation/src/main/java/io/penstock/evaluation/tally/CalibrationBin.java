package io.penstock.evaluation.tally;

/**
 * The rows whose score lies between two bounds.
 *
 * @param low the least score that belongs to it
 * @param high the first score that does not, except for score 1
 * @param rows how many there are
 * @param meanScore what the model says of them
 * @param positiveShare what is true of them
 */
public record CalibrationBin(double low, double high, long rows, double meanScore, double positiveShare) {}
