package io.penstock.lightgbm;

/**
 * How far trees may grow, which LightGBM does leaf by leaf.
 *
 * @param leaves most leaves of a tree, 2 to 131,072
 * @param depth most splits from the root to a leaf, at least 1
 * @param minimumRows least rows of a leaf, at least 0
 * @param minimumChildWeight least sum of second derivatives of a leaf, at least 0
 * @param l1 penalty on the size of leaf values, at least 0
 * @param l2 penalty on the square of leaf values, at least 0
 */
public record LeafLimits(int leaves, int depth, int minimumRows, double minimumChildWeight, double l1, double l2) {

    /** LightGBM's own defaults: 31 leaves of at least 20 rows. */
    public static final LeafLimits DEFAULT = new LeafLimits(31, 64, 20, 1e-3, 0, 0);

    private static final int MOST_LEAVES = 131_072;

    /** Checks the limits. */
    public LeafLimits {
        if (leaves < 2 || leaves > MOST_LEAVES || depth < 1 || minimumRows < 0) {
            throw new IllegalArgumentException(
                    "Trees got '%d' leaves, depth '%d' and '%d' rows in a leaf. 2 to %d leaves, a depth of at least 1 and at least 0 rows are possible."
                            .formatted(leaves, depth, minimumRows, MOST_LEAVES));
        }
        if (!(minimumChildWeight >= 0 && l1 >= 0 && l2 >= 0)) {
            throw new IllegalArgumentException(
                    "Trees got minimum child weight '%s', l1 '%s' and l2 '%s'. All are at least 0."
                            .formatted(minimumChildWeight, l1, l2));
        }
    }

    /** Returns these limits with other numbers of leaves and depth. */
    public LeafLimits withSize(int most, int splits) {
        return new LeafLimits(most, splits, minimumRows, minimumChildWeight, l1, l2);
    }
}
