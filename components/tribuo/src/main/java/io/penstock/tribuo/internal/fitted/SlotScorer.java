package io.penstock.tribuo.internal.fitted;

import io.penstock.tribuo.internal.BatchScorer;
import io.penstock.tribuo.internal.rows.Slots;

/** Scores rows in the form of slots. */
public final class SlotScorer implements BatchScorer {

    private final Slots slots;
    private final int scores;
    private final Formula formula;

    /** Computes the scores of a row. */
    interface Formula {
        void score(double[] row, double[] scores);
    }

    SlotScorer(Slots slots, int scores, Formula formula) {
        this.slots = slots;
        this.scores = scores;
        this.formula = formula;
    }

    static double distance(double[] left, double[] right) {
        return Math.sqrt(squaredDistance(left, right));
    }

    static double squaredDistance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public int scores() {
        return scores;
    }

    @Override
    public void score(double[] features, double[] into) {
        double[] row = new double[slots.size()];
        slots.spread(features, 0, row);
        formula.score(row, into);
    }
}
