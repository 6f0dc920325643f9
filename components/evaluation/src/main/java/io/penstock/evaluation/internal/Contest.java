package io.penstock.evaluation.internal;

import io.penstock.columns.Batch;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.model.Predictions;
import io.penstock.model.Predictor;
import io.penstock.model.ProblemType;
import io.penstock.model.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Models that answer the same rows; the first one says what the label is.
 *
 * @param predictors the model, then its incumbent if there is one
 */
record Contest(List<Predictor> predictors) {

    int models() {
        return predictors.size();
    }

    /** Returns the rows as each model sees them. */
    List<ScoredRows> score(Batch rows) {
        double[] labels = labels(rows);
        List<ScoredRows> scored = new ArrayList<>(predictors.size());
        for (Predictor predictor : predictors) {
            scored.add(new ScoredRows(rows, checked(predictor.predict(rows)), labels));
        }
        return scored;
    }

    private double[] labels(Batch rows) {
        double[] labels = predictors.get(0).labels(rows);
        ProblemType problem = predictors.get(0).signature().problem();
        int classes = classes(problem);
        for (double label : labels) {
            if (classes > 0 && (label < 0 || label >= classes || label != Math.rint(label) && !Double.isNaN(label))) {
                throw new DataException("'%s' is not the index of one of %d classes. Check the label's expression."
                        .formatted(label, classes));
            }
        }
        checkAmounts(problem, labels);
        return labels;
    }

    private static void checkAmounts(ProblemType problem, double[] labels) {
        boolean amounts = problem instanceof ProblemType.Ranking
                || problem instanceof ProblemType.Regression number && number.target() instanceof Target.Count;
        for (int i = 0; amounts && i < labels.length; i += problem.labels().size()) {
            if (labels[i] < 0) {
                throw new DataException("'%s' is below 0 and no label of a %s. Check the label's expression."
                        .formatted(labels[i], problem));
            }
        }
    }

    /** Returns how many values a label may have, 0 if it is any number. */
    private static int classes(ProblemType problem) {
        if (problem instanceof ProblemType.Classification classification) {
            return classification.classes().size();
        }
        return problem instanceof ProblemType.MultilabelClassification
                        || problem instanceof ProblemType.AnomalyDetection
                ? 2
                : 0;
    }

    private static boolean hasProbabilities(ProblemType problem) {
        return problem instanceof ProblemType.Classification || problem instanceof ProblemType.MultilabelClassification;
    }

    private static Predictions checked(Predictions predictions) {
        boolean probabilities = hasProbabilities(predictions.problem());
        for (double score : predictions.scores()) {
            boolean fits = probabilities ? score >= 0 && score <= 1 : Double.isFinite(score);
            if (!fits) {
                throw new ComponentException("The model answers '%s', which is not %s. It cannot be evaluated."
                        .formatted(score, probabilities ? "a probability" : "a number"));
            }
        }
        return predictions;
    }
}
