package io.penstock.testing.estimator;

/** What an estimator may lack by design. The contract then tests that it says so, where that can be heard. */
public enum Lack {
    /** Learns in one go: no loss by epoch or round. */
    STEPS,
    /** Does not stop early. */
    EARLY_STOPPING,
    /** Begins anew after it was killed. */
    CHECKPOINTS,
    /** Refuses to start from another model. */
    WARM_START,
    /** Refuses rows that weigh differently. */
    WEIGHTS
}
