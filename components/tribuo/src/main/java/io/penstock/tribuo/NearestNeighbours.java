package io.penstock.tribuo;

import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import io.penstock.tribuo.internal.WarmStart;
import io.penstock.tribuo.internal.fitted.Neighbours;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows nearest by Euclid's distance answer together (Cover and Hart, IEEE Transactions on Information Theory 13 (1967),
 * 21-27): the weighted shares of their classes or tags, or their mean. Categories are one-hot; numbers ought to be scaled. The
 * model is the training rows, and a prediction looks at all of them: as Tribuo's {@code KNNTrainer} does by default, whose saved
 * model holds a time and has an object for each row and feature, which is why we keep and search the rows ourselves.
 *
 * @param neighbours how many rows answer, at least 1
 */
public record NearestNeighbours(int neighbours) implements TribuoEstimator {

    /** Checks the number. */
    public NearestNeighbours {
        if (neighbours < 1) {
            throw new IllegalArgumentException(
                    "'%d' nearest neighbours cannot answer. Take at least 1.".formatted(neighbours));
        }
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem instanceof ProblemType.BinaryClassification
                || problem instanceof ProblemType.MulticlassClassification
                || problem instanceof ProblemType.MultilabelClassification
                || (problem instanceof ProblemType.Regression number && number.target() instanceof Target.Mean);
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        WarmStart.refuse(context, "A model of nearest neighbours");
        TrainingRows rows = set.rows();
        Slots slots = new Slots(set.signature().features());
        double[] labels = rows.labels();
        double[] weights = rows.weights();
        double[] vectors = rows.doubles(-1, context);
        List<double[]> points = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (weights[row] > 0) {
                double[] point = new double[slots.size()];
                slots.spread(vectors, row * slots.features(), point);
                points.add(point);
                answers.add(answer(set.signature().problem(), labels, row));
                kept.add(weights[row]);
            }
        }
        new Neighbours(
                        neighbours,
                        points.toArray(double[][]::new),
                        answers.toArray(double[][]::new),
                        kept.stream().mapToDouble(weight -> weight).toArray())
                .write(context.directory());
        return describe(set, context);
    }

    private static double[] answer(ProblemType problem, double[] labels, int row) {
        double[] answer = new double[problem.scores()];
        if (problem instanceof ProblemType.MulticlassClassification) {
            answer[(int) labels[row]] = 1;
        } else {
            System.arraycopy(labels, row * answer.length, answer, 0, answer.length);
        }
        return answer;
    }
}
