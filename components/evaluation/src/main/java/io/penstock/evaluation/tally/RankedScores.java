package io.penstock.evaluation.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The distinct scores of some rows in rising order, with the number of positive and negative rows at each. Immutable. */
public final class RankedScores {

    private final double[] scores;
    private final long[] positives;
    private final long[] negatives;
    private final int level;
    private final long positive;
    private final long negative;

    RankedScores(double[] scores, long[] positives, long[] negatives, int level) {
        this.scores = scores;
        this.positives = positives;
        this.negatives = negatives;
        this.level = level;
        this.positive = Arrays.stream(positives).sum();
        this.negative = Arrays.stream(negatives).sum();
    }

    /** Returns the number of positive rows. */
    public long positive() {
        return positive;
    }

    /** Returns the number of negative rows. */
    public long negative() {
        return negative;
    }

    /** Returns how many low mantissa bits of the scores were dropped, 0 if none. */
    public int level() {
        return level;
    }

    /**
     * Returns the area under the ROC curve: the share of pairs of a positive and a negative row in which the positive one has
     * the higher score; equal scores count half. NaN without both classes.
     */
    public double area() {
        double won = 0;
        double below = 0;
        for (int i = 0; i < scores.length; i++) {
            won += positives[i] * (below + negatives[i] / 2.0);
            below += negatives[i];
        }
        return won / positive / negative;
    }

    /**
     * Returns the variance of {@link #area} by DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988), 837-845: {@code
     * S10/P + S01/N}, the sample variances of the placements of positive and negative rows. NaN with less than two of either.
     */
    public double areaVariance() {
        double area = area();
        double ofPositives = 0;
        double ofNegatives = 0;
        double negativeBelow = 0;
        double positiveAbove = positive;
        for (int i = 0; i < scores.length; i++) {
            positiveAbove -= positives[i];
            double placed = (negativeBelow + negatives[i] / 2.0) / negative - area;
            double placedAgainst = (positiveAbove + positives[i] / 2.0) / positive - area;
            ofPositives += positives[i] * placed * placed;
            ofNegatives += negatives[i] * placedAgainst * placedAgainst;
            negativeBelow += negatives[i];
        }
        return ofPositives / (positive - 1) / positive + ofNegatives / (negative - 1) / negative;
    }

    /** Returns how far {@link #area} can be from that of the exact scores: 0 if they are exact. */
    public double areaError() {
        double tied = 0;
        for (int i = 0; i < scores.length; i++) {
            tied += (double) positives[i] * negatives[i];
        }
        return level == 0 ? 0 : tied / 2 / positive / negative;
    }

    /**
     * Returns the average precision: the sum over falling distinct scores of {@code (R_k - R_(k-1)) P_k}, with recall R and
     * precision P of the rows at or above a score; no interpolation. NaN without positive rows.
     */
    public double averagePrecision() {
        double sum = 0;
        double hits = 0;
        double taken = 0;
        for (int i = scores.length - 1; i >= 0; i--) {
            hits += positives[i];
            taken += positives[i] + negatives[i];
            sum += positives[i] * (hits / taken);
        }
        return sum / positive;
    }

    /**
     * Returns points of the ROC curve from (0, 0) to (1, 1), thinned: a point is kept when both rates together moved by
     * {@code 2 / (pointsAtMost - 2)} since the last one. Empty without both classes.
     */
    public List<CurvePoint> roc(int pointsAtMost) {
        Thinning points = new Thinning(2.0 / (pointsAtMost - 2));
        points.offer(Double.POSITIVE_INFINITY, 0, 0);
        double hits = 0;
        double alarms = 0;
        for (int i = scores.length - 1; i >= 0; i--) {
            hits += positives[i];
            alarms += negatives[i];
            points.offer(scores[i], alarms / negative, hits / positive);
        }
        return positive == 0 || negative == 0 ? List.of() : points.finish();
    }

    /**
     * Returns points of the precision-recall curve by rising recall, thinned: a point is kept when recall moved by {@code 1 /
     * (pointsAtMost - 2)} since the last one. Empty without positive rows.
     */
    public List<CurvePoint> precisionRecall(int pointsAtMost) {
        Thinning points = new Thinning(1.0 / (pointsAtMost - 2));
        double hits = 0;
        double taken = 0;
        for (int i = scores.length - 1; i >= 0; i--) {
            hits += positives[i];
            taken += positives[i] + negatives[i];
            points.offerByX(scores[i], hits / positive, hits / taken);
        }
        return positive == 0 ? List.of() : points.finish();
    }

    /**
     * Returns how predicted and observed shares of positive rows agree, in bins of equal width. Bins without rows are left
     * out; the last one holds score 1.
     */
    public List<CalibrationBin> calibration(int bins) {
        List<CalibrationBin> result = new ArrayList<>();
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            double high = (bin + 1) / (double) bins;
            int to = from;
            while (to < scores.length && (scores[to] < high || bin == bins - 1)) {
                to++;
            }
            if (to > from) {
                result.add(bin(bin / (double) bins, high, from, to));
            }
            from = to;
        }
        return List.copyOf(result);
    }

    private CalibrationBin bin(double low, double high, int from, int to) {
        long hits = 0;
        long rows = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            long here = positives[i] + negatives[i];
            hits += positives[i];
            rows += here;
            sum += scores[i] * here;
        }
        return new CalibrationBin(low, high, rows, sum / rows, (double) hits / rows);
    }

    /** Keeps the first and the last point, and between them one per step. */
    private static final class Thinning {

        private final double step;
        private final List<CurvePoint> kept = new ArrayList<>();
        private CurvePoint last = new CurvePoint(Double.NaN, Double.NaN, Double.NaN);

        Thinning(double step) {
            this.step = step;
        }

        void offer(double score, double x, double y) {
            CurvePoint before = kept.isEmpty() ? last : kept.get(kept.size() - 1);
            take(new CurvePoint(score, x, y), Math.abs(x - before.x()) + Math.abs(y - before.y()));
        }

        void offerByX(double score, double x, double y) {
            CurvePoint before = kept.isEmpty() ? last : kept.get(kept.size() - 1);
            take(new CurvePoint(score, x, y), x - before.x());
        }

        List<CurvePoint> finish() {
            if (!kept.contains(last)) {
                kept.add(last);
            }
            return List.copyOf(kept);
        }

        private void take(CurvePoint point, double moved) {
            if (kept.isEmpty() || moved >= step) {
                kept.add(point);
            }
            last = point;
        }
    }
}
