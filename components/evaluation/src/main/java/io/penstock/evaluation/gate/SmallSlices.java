package io.penstock.evaluation.gate;

/**
 * What becomes of slices that a rule on each slice cannot judge, because they have too few rows, or only rows that do not tell
 * the metric, such as rows of one class. They are always listed as undecided.
 */
public enum SmallSlices {
    /** They are shown but do not count. If no slice can be judged, the rule as a whole is undecided and counts. */
    ADVISE,
    /** They count: the model does not pass. */
    REFUSE
}
