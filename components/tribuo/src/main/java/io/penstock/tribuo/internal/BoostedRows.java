package io.penstock.tribuo.internal;

import io.penstock.model.TrainingContext;
import io.penstock.model.rows.TrainingRows;
import io.penstock.trees.TreeNode;
import io.penstock.trees.TreeTest;
import java.util.Arrays;
import java.util.List;

/** The raw scores of some rows under trees that come one by one, with the derivatives of their loss. */
public final class BoostedRows {

    private final TrainingRows rows;
    private final Loss loss;
    private final double[] labels;
    private final double[] weights;
    private final double weight;
    private final double[] vectors;

    /** The raw scores, first and second derivatives of all rows: an array for each score. */
    private final double[][] raw;

    private final double[][] first;
    private final double[][] second;

    private BoostedRows(TrainingRows rows, Loss loss, double[] vectors) {
        this.rows = rows;
        this.loss = loss;
        this.labels = rows.labels();
        this.weights = rows.weights();
        this.weight = Arrays.stream(weights).sum();
        this.vectors = vectors;
        this.raw = new double[loss.scores()][rows.size()];
        this.first = new double[loss.scores()][rows.size()];
        this.second = new double[loss.scores()][rows.size()];
    }

    /** Returns rows that trees grow from, and which know in which leaf they end. */
    public static BoostedRows training(TrainingRows rows, Loss loss) {
        return new BoostedRows(rows, loss, new double[0]);
    }

    /** Returns rows that trees are tried on. */
    public static BoostedRows watched(TrainingRows rows, Loss loss, TrainingContext context)
            throws InterruptedException {
        return new BoostedRows(rows, loss, rows.doubles(-1, context));
    }

    double[] base() {
        return loss.base(labels, weights);
    }

    double[] raw(int score) {
        return raw[score];
    }

    double[] first(int score) {
        return first[score];
    }

    double[] second(int score) {
        return second[score];
    }

    Loss.Leaf leaf(int[] order, int from, int to, int score) {
        return new Loss.Leaf(order, from, to, labels, weights, raw[score]);
    }

    /** Takes trees in their order, as later ones are taken: so sums have equal bits. */
    void begin(double[] base, List<TreeNode> trees, TrainingContext context) throws InterruptedException {
        for (int score = 0; score < raw.length; score++) {
            Arrays.fill(raw[score], base[score]);
        }
        if (!trees.isEmpty()) {
            rows.forEach(context, (block, firstRow) -> {
                double[] some = new double[block.rows() * rows.slots()];
                block.copy(some);
                for (int i = 0; i < trees.size(); i++) {
                    add(i % raw.length, trees.get(i), some, firstRow);
                }
            });
        }
    }

    /** Takes a tree. */
    void add(int score, TreeNode tree) {
        add(score, tree, vectors, 0);
    }

    private void add(int score, TreeNode tree, double[] some, int firstRow) {
        for (int row = 0; row * rows.slots() < some.length; row++) {
            raw[score][firstRow + row] += value(tree, some, row * rows.slots());
        }
    }

    private static double value(TreeNode root, double[] vectors, int at) {
        TreeNode node = root;
        while (node instanceof TreeNode.Split split) {
            node = isYes(split.test(), vectors[at + split.test().feature()]) ? split.yes() : split.no();
        }
        return ((TreeNode.Leaf) node).values().get(0);
    }

    private static boolean isYes(TreeTest test, double value) {
        if (test instanceof TreeTest.Below below) {
            return value < below.threshold();
        }
        return value >= 0 && ((TreeTest.OneOf) test).categories().get((int) value);
    }

    /** Computes all derivatives and returns the mean loss. */
    double derive() {
        double[] row = new double[raw.length];
        double[] gradient = new double[raw.length];
        double[] curvature = new double[raw.length];
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int score = 0; score < row.length; score++) {
                row[score] = raw[score][i];
            }
            sum += weights[i] * loss.derive(labels, i, row, gradient, curvature);
            for (int score = 0; score < row.length; score++) {
                first[score][i] = weights[i] * gradient[score];
                second[score][i] = weights[i] * curvature[score];
            }
        }
        return sum / weight;
    }
}
