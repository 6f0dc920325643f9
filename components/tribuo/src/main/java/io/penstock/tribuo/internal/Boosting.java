package io.penstock.tribuo.internal;

import io.penstock.model.TrainingContext;
import io.penstock.trees.TreeEnsemble;
import io.penstock.trees.TreeEnsembleBuilder;
import java.util.Arrays;

/** Adds trees one after the other, each grown along the derivatives of the loss that the ones before it leave. */
public final class Boosting {

    private final TreeGrower grower;
    private final Loss loss;
    private final double[] labels;
    private final double[] base;

    /** The raw scores, first and second derivatives of all rows: an array for each score. */
    private final double[][] raw;

    private final double[][] first;
    private final double[][] second;

    /** Prepares to boost. */
    public Boosting(TreeGrower grower, Loss loss, double[] labels) {
        this.grower = grower;
        this.loss = loss;
        this.labels = labels;
        this.base = loss.base(labels);
        this.raw = new double[base.length][labels.length];
        this.first = new double[base.length][labels.length];
        this.second = new double[base.length][labels.length];
        for (int i = 0; i < base.length; i++) {
            Arrays.fill(raw[i], base[i]);
        }
    }

    /** Adds as many trees as there are rounds, for each raw score. */
    public TreeEnsemble run(int rounds, TrainingContext context) throws InterruptedException {
        TreeEnsembleBuilder trees = new TreeEnsembleBuilder(grower.features(), base, loss.link());
        derive();
        for (int round = 1; round <= rounds; round++) {
            context.checkCancelled();
            for (int score = 0; score < base.length; score++) {
                trees.add(score, grower.grow(first[score], second[score], raw[score]));
            }
            context.log().metric("loss", round, derive());
            context.progress().report(round, rounds, "rounds");
        }
        return trees.build();
    }

    /** Computes all derivatives and returns the mean loss. */
    private double derive() {
        double[] row = new double[base.length];
        double[] gradient = new double[base.length];
        double[] curvature = new double[base.length];
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int score = 0; score < row.length; score++) {
                row[score] = raw[score][i];
            }
            sum += loss.derive(labels[i], row, gradient, curvature);
            for (int score = 0; score < row.length; score++) {
                first[score][i] = gradient[score];
                second[score][i] = curvature[score];
            }
        }
        return sum / labels.length;
    }
}
