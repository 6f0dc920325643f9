package io.penstock.trees;

import java.util.Arrays;
import java.util.BitSet;

/** Builds trees again out of the parts of an ensemble. */
record TreeView(TreeParts parts) {

    TreeNode tree(int tree) {
        return node(parts.roots()[tree], parts.outputs()[tree] == TreeEnsemble.EVERY);
    }

    private TreeNode node(int at, boolean every) {
        long head = parts.nodes()[at];
        double value = Double.longBitsToDouble(parts.nodes()[at + 1]);
        if (head < 0) {
            return every ? leafOfEvery((int) value) : TreeNode.leaf(value);
        }
        int children = Nodes.children(head);
        return new TreeNode.Split(
                test(Nodes.code(head), value), node(children, every), node(children + Nodes.SIZE, every));
    }

    private TreeNode leafOfEvery(int first) {
        return TreeNode.leaf(Arrays.copyOfRange(parts.leaves(), first, first + parts.base().length));
    }

    private TreeTest test(int code, double value) {
        int feature = Nodes.feature(code);
        return switch (Nodes.kind(code)) {
            case Nodes.BELOW -> new TreeTest.Below(feature, value, false);
            case Nodes.NOT_ABOVE -> new TreeTest.Below(feature, value, true);
            case Nodes.IS -> TreeTest.is(feature, (int) value);
            default -> oneOf(feature, (int) value);
        };
    }

    private TreeTest oneOf(int feature, int mask) {
        long head = parts.masks()[mask];
        long[] words = Arrays.copyOfRange(parts.masks(), mask + 1, mask + 1 + (int) (head >> 1));
        return new TreeTest.OneOf(feature, BitSet.valueOf(words), (head & 1) == 1);
    }
}
