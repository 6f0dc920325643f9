package io.penstock.xgboost;

import static io.penstock.xgboost.Ubjson.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import io.penstock.trees.boosting.Importances;
import java.util.BitSet;

/** One tree of XGBoost's file, whose nodes stand in arrays. */
final class XgboostTree {

    private static final int CATEGORICAL = 1;

    private final double[] left;
    private final double[] right;
    private final double[] features;
    private final double[] conditions;
    private final double[] missingLeft;
    private final double[] types;
    private final JsonNode tree;

    XgboostTree(JsonNode tree) {
        this.tree = tree;
        this.left = numbers(tree.get("left_children"));
        this.right = numbers(tree.get("right_children"));
        this.features = numbers(tree.get("split_indices"));
        this.conditions = numbers(tree.get("split_conditions"));
        this.missingLeft = numbers(tree.get("default_left"));
        this.types = numbers(tree.get("split_type"));
    }

    TreeNode root() {
        return node(0);
    }

    private boolean isLeaf(int node) {
        return left[node] < 0;
    }

    private TreeNode node(int node) {
        if (isLeaf(node)) {
            return TreeNode.leaf(conditions[node]);
        }
        TreeNode leftChild = node((int) left[node]);
        TreeNode rightChild = node((int) right[node]);
        int feature = (int) features[node];
        boolean missing = missingLeft[node] != 0;
        if (types[node] == CATEGORICAL) {
            // Those of the set go right.
            return new TreeNode.Split(new TreeTest.OneOf(feature, categories(node), !missing), rightChild, leftChild);
        }
        return new TreeNode.Split(
                TreeTest.belowFloat(feature, (float) conditions[node], missing), leftChild, rightChild);
    }

    private BitSet categories(int node) {
        double[] nodes = numbers(tree.get("categories_nodes"));
        int index = 0;
        while (nodes[index] != node) {
            index++;
        }
        int from = (int) numbers(tree.get("categories_segments"))[index];
        int size = (int) numbers(tree.get("categories_sizes"))[index];
        double[] all = numbers(tree.get("categories"));
        BitSet set = new BitSet();
        for (int i = from; i < from + size; i++) {
            set.set((int) all[i]);
        }
        return set;
    }

    /** Counts the splits. */
    void count(Importances.Counter counter) {
        double[] gains = numbers(tree.get("loss_changes"));
        double[] covers = numbers(tree.get("sum_hessian"));
        for (int node = 0; node < left.length; node++) {
            if (!isLeaf(node)) {
                counter.add((int) features[node], gains[node], covers[node]);
            }
        }
    }
}
