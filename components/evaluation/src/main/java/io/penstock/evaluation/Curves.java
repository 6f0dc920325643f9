package io.penstock.evaluation;

import io.penstock.evaluation.tally.CalibrationBin;
import io.penstock.evaluation.tally.CurvePoint;
import io.penstock.evaluation.tally.RankedScores;
import java.util.List;

/**
 * How a model of two classes does at every threshold. Curves are thinned for drawing; metrics come from all scores.
 *
 * @param roc true over false positive rate, from (0, 0) to (1, 1); empty without both classes
 * @param precisionRecall precision over rising recall; empty without positive rows
 * @param calibration observed against predicted shares in bins of equal width, bins without rows left out
 */
public record Curves(List<CurvePoint> roc, List<CurvePoint> precisionRecall, List<CalibrationBin> calibration) {

    private static final int BINS = 10;

    /** Copies the lists. */
    public Curves {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
        calibration = List.copyOf(calibration);
    }

    /** Returns the curves of some scores, with a limit on the points of each. */
    public static Curves of(RankedScores scores, int pointsAtMost) {
        return new Curves(scores.roc(pointsAtMost), scores.precisionRecall(pointsAtMost), scores.calibration(BINS));
    }
}
