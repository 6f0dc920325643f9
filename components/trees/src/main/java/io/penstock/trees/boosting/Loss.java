package io.penstock.trees.boosting;

/** What boosting makes small: the usual loss of a problem, or another one that fits some problems. */
public enum Loss {

    /** That of the problem: logarithmic, squared, pinball, Poisson, or what raises NDCG. */
    USUAL,

    /**
     * For means with outliers: squared near the estimate and linear far from it, as pseudo-Huber with slope 1 (XGBoost) or by Huber
     * with 0.9 (LightGBM).
     */
    HUBER,

    /** For means of numbers above 0 whose spread grows with them, such as amounts: the likelihood of a gamma distribution. */
    GAMMA,

    /** For means of amounts many of which are 0: the likelihood of a Tweedie distribution of power 1.5. */
    TWEEDIE,

    /** For rankings: how many pairs of a query stand the wrong way round, whatever their places. */
    PAIRWISE
}
