package io.penstock.evaluation.gate;

/** What a policy with rules against the incumbent says while there is none. */
public enum FirstRelease {
    /** The model may pass without a comparison. */
    ALLOW,
    /** The model fails. */
    REFUSE
}
