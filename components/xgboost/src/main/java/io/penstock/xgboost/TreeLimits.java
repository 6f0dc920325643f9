package io.penstock.xgboost;

/**
 * How far trees may grow.
 *
 * @param depth most splits from the root to a leaf, 1 to 30
 * @param minimumChildWeight least sum of second derivatives (rows, for squared loss) on each side of a split, at least 0
 * @param minimumGain what a split has to gain, at least 0
 * @param l1 penalty on the size of leaf values, at least 0
 * @param l2 penalty on the square of leaf values, at least 0
 */
public record TreeLimits(int depth, double minimumChildWeight, double minimumGain, double l1, double l2) {

    /** XGBoost's own defaults: depth 6, minimum child weight 1, l2 of 1. */
    public static final TreeLimits DEFAULT = new TreeLimits(6, 1, 0, 0, 1);

    /** Checks the limits. */
    public TreeLimits {
        if (depth < 1 || depth > 30) {
            throw new IllegalArgumentException("Trees got depth '%d'. It is 1 to 30.".formatted(depth));
        }
        if (!(minimumChildWeight >= 0 && minimumGain >= 0 && l1 >= 0 && l2 >= 0)) {
            throw new IllegalArgumentException(
                    "Trees got minimum child weight '%s', minimum gain '%s', l1 '%s' and l2 '%s'. All are at least 0."
                            .formatted(minimumChildWeight, minimumGain, l1, l2));
        }
    }

    /** Returns these limits with another depth. */
    public TreeLimits withDepth(int splits) {
        return new TreeLimits(splits, minimumChildWeight, minimumGain, l1, l2);
    }
}
