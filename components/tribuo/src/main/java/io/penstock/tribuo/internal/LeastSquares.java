package io.penstock.tribuo.internal;

import io.penstock.model.TrainingContext;

/**
 * Penalised least squares by conjugate gradients on the normal equations (CGLS; Björck, "Numerical Methods for Least Squares
 * Problems", SIAM 1996, algorithm 7.4.1, with the penalty as further rows). One thread, one order of sums: equal rows give equal
 * bits.
 */
public final class LeastSquares {

    private static final double ENOUGH = 1e-10;
    private static final int STEPS_AT_LEAST = 200;

    private final SlotMatrix matrix;
    private final double l2;
    private final double[] weights;
    private final double[] residual;
    private final double[] rows;

    /** Prepares to fit some labels of rows that weigh so much, with a penalty on all weights but the last, the bias. */
    public LeastSquares(SlotMatrix matrix, double[] labels, double[] rows, double l2) {
        this.rows = rows;
        this.matrix = matrix;
        this.l2 = l2;
        this.weights = new double[matrix.slots() + 1];
        this.residual = labels.clone();
    }

    /** Returns the weights, the bias last. */
    public double[] solve(TrainingContext context) throws InterruptedException {
        double[] gradient = gradient();
        double[] direction = gradient.clone();
        double length = dot(gradient, gradient);
        double enough = length * ENOUGH * ENOUGH;
        double first = length;
        int steps = Math.max(STEPS_AT_LEAST, weights.length);
        for (int step = 1; step <= steps && length > enough; step++) {
            context.checkCancelled();
            descend(direction, length);
            gradient = gradient();
            double next = dot(gradient, gradient);
            turn(direction, gradient, next / length);
            length = next;
            context.log().metric("residual", step, Math.sqrt(length / first));
            context.progress().report(step, steps, "steps");
        }
        return weights;
    }

    /** Half the negative gradient of what is to be small. */
    private double[] gradient() {
        double[] gradient = matrix.transposedTimes(weighed(residual));
        for (int i = 0; i < matrix.slots(); i++) {
            gradient[i] -= l2 * weights[i];
        }
        return gradient;
    }

    /** Goes along a direction as far as it helps. */
    private void descend(double[] direction, double length) {
        double[] change = matrix.times(direction, residual.length);
        double penalty = 0;
        for (int i = 0; i < matrix.slots(); i++) {
            penalty += direction[i] * direction[i];
        }
        double far = length / (dot(change, weighed(change)) + l2 * penalty);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += far * direction[i];
        }
        for (int row = 0; row < residual.length; row++) {
            residual[row] -= far * change[row];
        }
    }

    private double[] weighed(double[] values) {
        double[] weighed = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            weighed[row] = rows[row] * values[row];
        }
        return weighed;
    }

    private static void turn(double[] direction, double[] gradient, double share) {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = gradient[i] + share * direction[i];
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
