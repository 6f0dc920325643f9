package io.penstock.tribuo;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.tribuo.internal.LeastSquares;
import io.penstock.tribuo.internal.SlotMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear regression with a penalty on large weights: the weights {@code w} and the bias {@code b} that make {@code sum (y - b -
 * w x)² + l2 |w|²} least (Hoerl and Kennard, "Ridge regression", Technometrics 12 (1970), 55-67). Categories are one-hot, the
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
        return problem instanceof ProblemType.Regression;
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        double[] labels = TrainingLabels.read(set);
        double[] solution = new LeastSquares(matrix(set, context), labels, l2).solve(context);
        List<Double> all = Arrays.stream(solution).boxed().toList();
        int bias = all.size() - 1;
        LinearWeights weights = new LinearWeights(List.of(all.get(bias)), List.of(all.subList(0, bias)));
        Files.writeString(context.directory().resolve(LinearWeights.FILE), CanonicalJson.write(weights));
        return describe(set, context);
    }

    private static SlotMatrix matrix(TrainingSet set, TrainingContext context) throws InterruptedException {
        List<Feature> features = set.signature().features();
        Slots slots = new Slots(features);
        List<SlotMatrix.Part> parts = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            context.checkCancelled();
            double[] values = TrainingLabels.column(set, features.get(i).name());
            parts.add(new SlotMatrix.Part(values, slots.first(i), slots.isNumeric(i)));
        }
        return new SlotMatrix(parts, slots.size());
    }
}
