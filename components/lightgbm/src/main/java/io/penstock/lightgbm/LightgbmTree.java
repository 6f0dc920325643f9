package io.penstock.lightgbm;

import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import io.penstock.trees.boosting.Importances;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * One tree of LightGBM's text file. A child below 0 is the leaf of its complement; a decision type has bit 0 for categories, bit
 * 1 if missing values go left, and bits 2 and 3 for what counts as missing: nothing (NaN is 0), zero, NaN.
 */
final class LightgbmTree {

    private static final int CATEGORICAL = 1;
    private static final int MISSING_LEFT = 2;
    private static final int NOTHING = 0;
    private static final int NAN = 2;

    private final double[] leaves;
    private final int[] features;
    private final double[] thresholds;
    private final int[] types;
    private final int[] left;
    private final int[] right;
    private final double[] gains;
    private final double[] weights;
    private final int[] bounds;
    private final long[] masks;

    LightgbmTree(Map<String, String> section) {
        leaves = doubles(section, "leaf_value");
        features = ints(section, "split_feature");
        thresholds = doubles(section, "threshold");
        types = ints(section, "decision_type");
        left = ints(section, "left_child");
        right = ints(section, "right_child");
        gains = doubles(section, "split_gain");
        weights = doubles(section, "internal_weight");
        bounds = ints(section, "cat_boundaries");
        masks = Arrays.stream(words(section, "cat_threshold"))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String[] words(Map<String, String> section, String key) {
        String line = section.getOrDefault(key, "");
        return line.isBlank() ? new String[0] : line.strip().split(" ", -1);
    }

    private static double[] doubles(Map<String, String> section, String key) {
        return Arrays.stream(words(section, key))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int[] ints(Map<String, String> section, String key) {
        return Arrays.stream(words(section, key)).mapToInt(Integer::parseInt).toArray();
    }

    TreeNode root() {
        return features.length == 0 ? TreeNode.leaf(leaves[0]) : node(0, features.length);
    }

    /** A way has no more nodes than the tree, or it goes in a circle. */
    private TreeNode node(int node, int nodesLeft) {
        if (node < 0) {
            return TreeNode.leaf(leaves[~node]);
        }
        if (nodesLeft == 0) {
            throw new IllegalStateException("node %d is among its own children".formatted(node));
        }
        return new TreeNode.Split(test(node), node(left[node], nodesLeft - 1), node(right[node], nodesLeft - 1));
    }

    private TreeTest test(int node) {
        if ((types[node] & CATEGORICAL) != 0) {
            return new TreeTest.OneOf(features[node], categories((int) thresholds[node]), false);
        }
        int missing = types[node] >> 2 & 3;
        if (missing != NOTHING && missing != NAN) {
            throw new IllegalStateException("it takes zeros as missing, which is not read");
        }
        boolean goesLeft = missing == NAN ? (types[node] & MISSING_LEFT) != 0 : 0 <= thresholds[node];
        return TreeTest.atMost(features[node], thresholds[node], goesLeft);
    }

    private BitSet categories(int which) {
        BitSet set = new BitSet();
        for (int word = bounds[which]; word < bounds[which + 1]; word++) {
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                set.set((word - bounds[which]) * Integer.SIZE + bit, (masks[word] >> bit & 1) != 0);
            }
        }
        return set;
    }

    /** Counts the splits. */
    void count(Importances.Counter counter) {
        for (int node = 0; node < features.length; node++) {
            counter.add(features[node], gains[node], weights[node]);
        }
    }
}
