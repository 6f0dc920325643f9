package io.penstock.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import io.penstock.trees.boosting.Importances;
import java.util.BitSet;

/** One tree of XGBoost's JSON file, whose nodes stand in arrays. */
final class XgboostTree {

    private static final int CATEGORICAL = 1;

    private final JsonNode left;
    private final JsonNode right;
    private final JsonNode features;
    private final JsonNode conditions;
    private final JsonNode missingLeft;
    private final JsonNode types;
    private final JsonNode tree;

    XgboostTree(JsonNode tree) {
        this.tree = tree;
        this.left = tree.get("left_children");
        this.right = tree.get("right_children");
        this.features = tree.get("split_indices");
        this.conditions = tree.get("split_conditions");
        this.missingLeft = tree.get("default_left");
        this.types = tree.get("split_type");
    }

    TreeNode root() {
        return node(0);
    }

    private boolean isLeaf(int node) {
        return left.get(node).intValue() < 0;
    }

    private TreeNode node(int node) {
        if (isLeaf(node)) {
            return TreeNode.leaf(conditions.get(node).floatValue());
        }
        TreeNode leftChild = node(left.get(node).intValue());
        TreeNode rightChild = node(right.get(node).intValue());
        int feature = features.get(node).intValue();
        boolean missing = missingLeft.get(node).intValue() != 0;
        if (types.get(node).intValue() == CATEGORICAL) {
            // Those of the set go right.
            return new TreeNode.Split(new TreeTest.OneOf(feature, categories(node), !missing), rightChild, leftChild);
        }
        float threshold = conditions.get(node).floatValue();
        return new TreeNode.Split(TreeTest.belowFloat(feature, threshold, missing), leftChild, rightChild);
    }

    private BitSet categories(int node) {
        JsonNode nodes = tree.get("categories_nodes");
        int index = 0;
        while (nodes.get(index).intValue() != node) {
            index++;
        }
        int from = tree.get("categories_segments").get(index).intValue();
        int size = tree.get("categories_sizes").get(index).intValue();
        BitSet set = new BitSet();
        for (int i = from; i < from + size; i++) {
            set.set(tree.get("categories").get(i).intValue());
        }
        return set;
    }

    /** Counts the splits. */
    void count(Importances.Counter counter) {
        for (int node = 0; node < left.size(); node++) {
            if (!isLeaf(node)) {
                double gain = tree.get("loss_changes").get(node).doubleValue();
                counter.add(
                        features.get(node).intValue(),
                        gain,
                        tree.get("sum_hessian").get(node).doubleValue());
            }
        }
    }
}
