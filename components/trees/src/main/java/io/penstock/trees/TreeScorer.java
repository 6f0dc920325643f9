package io.penstock.trees;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.model.Scorer;

/**
 * Walks trees. A single row goes through all trees; rows of a batch go block by block through as many trees as fit into a
 * processor's cache together. Each score adds its trees in their order, so both ways give the same bits.
 */
final class TreeScorer implements Scorer {

    private static final int ROWS_OF_A_BLOCK = 256;

    /** 256 kB, about a processor's second cache. */
    private static final int LONGS_OF_A_BLOCK = 32_768;

    private final int features;
    private final int scores;
    private final Link link;
    private final boolean floats;
    private final double[] base;
    private final int[] outputs;
    private final int[] roots;
    private final long[] nodes;
    private final long[] masks;
    private final double[] leaves;
    private final double treesOfScore;

    TreeScorer(TreeParts parts) {
        features = parts.features();
        scores = parts.base().length;
        link = parts.link();
        floats = parts.floats();
        base = parts.base();
        outputs = parts.outputs();
        roots = parts.roots();
        nodes = parts.nodes();
        masks = parts.masks();
        leaves = parts.leaves();
        boolean shared = outputs.length > 0 && outputs[0] == TreeEnsemble.EVERY;
        treesOfScore = shared ? outputs.length : (double) outputs.length / scores;
    }

    @Override
    public void score(double[] row, double[] into) {
        System.arraycopy(base, 0, into, 0, scores);
        add(0, outputs.length, row, 0, into, 0);
        link.apply(into, scores, treesOfScore);
    }

    @Override
    public double[] score(Batch batch) {
        double[] all = new double[batch.rows() * scores];
        double[] block = new double[Math.min(batch.rows(), ROWS_OF_A_BLOCK) * features];
        for (int from = 0; from < batch.rows(); from += ROWS_OF_A_BLOCK) {
            int rows = Math.min(ROWS_OF_A_BLOCK, batch.rows() - from);
            fill(block, batch, from, rows);
            scoreBlock(block, rows, all, from);
        }
        return all;
    }

    private void fill(double[] block, Batch batch, int from, int rows) {
        for (int feature = 0; feature < features; feature++) {
            NumericColumn column = (NumericColumn) batch.column(feature);
            for (int row = 0; row < rows; row++) {
                block[row * features + feature] = column.asDouble(from + row);
            }
        }
    }

    private void scoreBlock(double[] block, int rows, double[] all, int from) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(base, 0, all, (from + row) * scores, scores);
        }
        for (int tree = 0; tree < outputs.length; ) {
            int end = endOfBlock(tree);
            for (int row = 0; row < rows; row++) {
                add(tree, end, block, row * features, all, (from + row) * scores);
            }
            tree = end;
        }
        linkRows(rows, all, from);
    }

    private int endOfBlock(int tree) {
        int end = tree + 1;
        while (end < outputs.length && roots[end + 1] - roots[tree] <= LONGS_OF_A_BLOCK) {
            end++;
        }
        return end;
    }

    private void linkRows(int rows, double[] all, int from) {
        double[] one = new double[scores];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(all, (from + row) * scores, one, 0, scores);
            link.apply(one, scores, treesOfScore);
            System.arraycopy(one, 0, all, (from + row) * scores, scores);
        }
    }

    /** Adds what some trees say of a row that begins at a place of an array to scores that begin at a place of another. */
    private void add(int fromTree, int toTree, double[] row, int rowAt, double[] into, int scoresAt) {
        for (int tree = fromTree; tree < toTree; tree++) {
            double value = leaf(roots[tree], row, rowAt);
            int output = outputs[tree];
            if (output >= 0) {
                into[scoresAt + output] = sum(into[scoresAt + output], value);
            } else {
                addEvery((int) value, into, scoresAt);
            }
        }
    }

    private void addEvery(int leaf, double[] into, int scoresAt) {
        for (int i = 0; i < scores; i++) {
            into[scoresAt + i] = sum(into[scoresAt + i], leaves[leaf + i]);
        }
    }

    private double sum(double left, double right) {
        return floats ? (float) (left + right) : left + right;
    }

    private double leaf(int root, double[] row, int rowAt) {
        int at = root;
        long head = nodes[at];
        while (head >= 0) {
            int code = Nodes.code(head);
            double value = row[rowAt + Nodes.feature(code)];
            double wanted = Double.longBitsToDouble(nodes[at + 1]);
            at = Nodes.children(head) + (isYes(Nodes.kind(code), value, wanted) ? 0 : Nodes.SIZE);
            head = nodes[at];
        }
        return Double.longBitsToDouble(nodes[at + 1]);
    }

    private boolean isYes(int kind, double value, double wanted) {
        if (kind == Nodes.BELOW) {
            return value < wanted;
        }
        if (kind == Nodes.NOT_ABOVE) {
            return !(value >= wanted);
        }
        return kind == Nodes.IS ? value == wanted : isOneOf((int) wanted, value);
    }

    private boolean isOneOf(int mask, double value) {
        long head = masks[mask];
        if (!(value >= 0)) {
            return (head & 1) == 1;
        }
        int category = (int) value;
        return category < (head >> 1) * Long.SIZE && (masks[mask + 1 + (category >> 6)] >> category & 1) == 1;
    }
}
