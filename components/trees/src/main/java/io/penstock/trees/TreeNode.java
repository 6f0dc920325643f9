package io.penstock.trees;

import java.util.Arrays;
import java.util.List;

/** A node of a decision tree; a tree is its root. */
public sealed interface TreeNode {

    /**
     * Where a row's way ends.
     *
     * @param values what is added to the scores: one number, or one for each score
     */
    record Leaf(List<Double> values) implements TreeNode {

        /** Copies the list. */
        public Leaf {
            values = List.copyOf(values);
        }
    }

    /**
     * Where ways part.
     *
     * @param test asked of a row
     * @param yes where it goes if so
     * @param no where it goes else
     */
    record Split(TreeTest test, TreeNode yes, TreeNode no) implements TreeNode {}

    /** Returns a leaf with one value. */
    static TreeNode leaf(double value) {
        return new Leaf(List.of(value));
    }

    /** Returns a leaf. */
    static TreeNode leaf(double... values) {
        return new Leaf(Arrays.stream(values).boxed().toList());
    }
}
