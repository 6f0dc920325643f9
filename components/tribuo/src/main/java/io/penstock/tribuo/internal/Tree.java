package io.penstock.tribuo.internal;

import java.util.List;

/**
 * A decision tree, node by node; the root is node 0.
 *
 * @param features by which each node splits, -1 for leaves
 * @param values what a number has to be below of, or the index that a category has to be, to go left; the value of a leaf
 * @param children the left child of each node, the right one follows it; 0 for leaves
 */
public record Tree(List<Integer> features, List<Double> values, List<Integer> children) {

    /** Copies the lists. */
    public Tree {
        features = List.copyOf(features);
        values = List.copyOf(values);
        children = List.copyOf(children);
    }
}
