package io.penstock.tribuo.internal;

import io.penstock.model.TrainingContext;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Grows trees level by level. A node splits where the gain {@code G_l²/(H_l + l2) + G_r²/(H_r + l2) - G²/(H + l2)} is greatest,
 * with the sums G and H of first and second derivatives; the first of equal ones wins. A leaf has the value {@code -rate G / (H
 * + l2)}. Rows are summed in their order, so that equal rows give equal trees.
 */
public final class TreeGrower {

    private final List<BinnedColumn> columns;
    private final double rate;
    private final int depth;
    private final SplitFinder finder;
    private final int[] rows;
    private final int[] right;

    /**
     * Prepares to grow trees.
     *
     * @param columns the features, at least one
     * @param rate what leaf values are multiplied with
     * @param depth most splits from the root to a leaf
     * @param l2 added to sums of second derivatives
     * @param minimumWeight least sum of second derivatives of a child
     */
    public TreeGrower(List<BinnedColumn> columns, double rate, int depth, double l2, double minimumWeight) {
        this.columns = columns;
        this.rate = rate;
        this.depth = depth;
        this.finder = new SplitFinder(columns, l2, minimumWeight);
        this.rows = new int[columns.get(0).rows()];
        this.right = new int[rows.length];
    }

    /** The rows {@code from} to {@code to - 1} of the order wait to become a node. */
    private record Waiting(int from, int to, int splitsLeft) {}

    /** A node that has grown: a split before its two children, which follow each other, or a leaf. */
    private record Grown(SplitFinder.Split split, double value, int child) {}

    /** Returns how many features there are. */
    int features() {
        return columns.size();
    }

    /** Grows a tree for a score and adds its values to the raw ones. */
    TreeNode grow(Loss loss, BoostedRows training, int score, TrainingContext context) throws InterruptedException {
        IntStream.range(0, rows.length).forEach(row -> rows[row] = row);
        List<Grown> nodes = new ArrayList<>();
        Deque<Waiting> queue = new ArrayDeque<>();
        queue.add(new Waiting(0, rows.length, depth));
        while (!queue.isEmpty()) {
            context.checkCancelled();
            Waiting waiting = queue.remove();
            SplitFinder.Split split = finder.find(
                    rows,
                    waiting.from,
                    waiting.to,
                    training.first(score),
                    training.second(score),
                    waiting.splitsLeft > 0);
            if (split.isLeaf()) {
                double value = rate * loss.leaf(split.leaf(), training.leaf(rows, waiting.from, waiting.to, score));
                nodes.add(new Grown(split, value, 0));
                addTo(training.raw(score), value, waiting);
            } else {
                divide(waiting, split, queue);
                nodes.add(new Grown(split, 0, nodes.size() + queue.size() - 1));
            }
        }
        return node(nodes, 0);
    }

    private TreeNode node(List<Grown> nodes, int index) {
        Grown node = nodes.get(index);
        if (node.split.isLeaf()) {
            return TreeNode.leaf(node.value);
        }
        return new TreeNode.Split(test(node.split), node(nodes, node.child), node(nodes, node.child + 1));
    }

    private TreeTest test(SplitFinder.Split split) {
        BinnedColumn column = columns.get(split.feature());
        double threshold = column.threshold(split.bin());
        return column.isOrdered()
                ? new TreeTest.Below(split.feature(), threshold, false)
                : TreeTest.is(split.feature(), (int) threshold);
    }

    private void divide(Waiting waiting, SplitFinder.Split split, Deque<Waiting> queue) {
        BinnedColumn column = columns.get(split.feature());
        int middle = partition(column, split.bin(), waiting.from, waiting.to);
        queue.add(new Waiting(waiting.from, middle, waiting.splitsLeft - 1));
        queue.add(new Waiting(middle, waiting.to, waiting.splitsLeft - 1));
    }

    /** Brings the rows that go left to the front, keeping the order on both sides, and returns where the others begin. */
    private int partition(BinnedColumn column, int bin, int from, int to) {
        int left = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            if (column.goesLeft(rows[i], bin)) {
                rows[left++] = rows[i];
            } else {
                right[others++] = rows[i];
            }
        }
        System.arraycopy(right, 0, rows, left, others);
        return left;
    }

    private void addTo(double[] raw, double value, Waiting waiting) {
        for (int i = waiting.from; i < waiting.to; i++) {
            raw[rows[i]] += value;
        }
    }
}
