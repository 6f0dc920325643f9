package io.penstock.cli.trial.plan;

/** What a person may say of the label, so that it is not guessed. */
public enum Problem {
    /** It is one of some classes. */
    CLASSIFICATION,
    /** It is a quantity. */
    REGRESSION
}
