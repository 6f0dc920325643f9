package io.penstock.training;

/**
 * What a training took, from its first row to its saved model; of one that was broken off, since it went on.
 *
 * @param seconds of wall time
 * @param processorSeconds of all threads of the process, also those of what ran beside it
 */
public record TrainingUsage(double seconds, double processorSeconds) {}
