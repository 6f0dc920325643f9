package io.penstock.cli.trial.profile;

/** What a column tells of the label. */
public enum LabelLink {
    /** Nothing that would be too good to be true. */
    NONE,
    /** Each of its values stands for one value of the label, and the other way round: it is the label in other words. */
    RENAMED,
    /** It is a straight-line function of the label in every row. */
    LINEAR
}
