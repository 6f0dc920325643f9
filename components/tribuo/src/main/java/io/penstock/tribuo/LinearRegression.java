package io.penstock.tribuo;

import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.tribuo.internal.LeastSquares;
import io.penstock.tribuo.internal.SlotMatrix;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.rows.Slots;
import io.penstock.tribuo.internal.sgd.LinearWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear regression with a penalty on large weights: the weights {@code w} and the bias {@code b} that make {@code sum v (y - b -
 * w x)² + l2 |w|²} least for rows of weight {@code v} (Hoerl and Kennard, "Ridge regression", Technometrics 12 (1970), 55-67). Categories are one-hot, the
 * bias is not penalised. Solved by conjugate gradients, in plain Java, without random numbers. Logs {@code residual} after each
 * step: the length of the gradient as a share of what it was at first.
 *
 * @param l2 weight of the penalty, at least 0; with 0 and categories, or features that depend on each other, many weights are
 *     equally good, and some of them are found
 */
public record LinearRegression(double l2) implements TribuoEstimator {

    /** Checks the penalty. */
    public LinearRegression {
        if (!(l2 >= 0) || Double.isInfinite(l2)) {
            throw new IllegalArgumentException(
                    "Linear regression got l2 '%s'. It is a finite number of at least 0.".formatted(l2));
        }
    }

    static LinearRegression standard() {
        return new LinearRegression(1);
    }

    /** Returns this estimator with another weight of the penalty. */
    public LinearRegression withL2(double penalty) {
        return new LinearRegression(penalty);
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.Regression number && number.target() instanceof Target.Mean;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "Linear regression");
        TrainingRows rows = set.rows();
        double[] labels = rows.labels();
        double[] solution = new LeastSquares(matrix(set, context), labels, rows.weights(), l2).solve(context);
        List<Double> all = Arrays.stream(solution).boxed().toList();
        int bias = all.size() - 1;
        new LinearWeights(List.of(all.get(bias)), List.of(all.subList(0, bias))).write(context.directory());
        return describe(set, context);
    }

    private static SlotMatrix matrix(TrainingSet set, TrainingContext context) throws InterruptedException {
        List<Feature> features = set.signature().features();
        Slots slots = new Slots(features);
        List<SlotMatrix.Part> parts = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            context.checkCancelled();
            double[] values = set.rows().column(features.get(i).name());
            parts.add(new SlotMatrix.Part(values, slots.first(i), slots.isNumeric(i)));
        }
        return new SlotMatrix(parts, slots.size());
    }
}
