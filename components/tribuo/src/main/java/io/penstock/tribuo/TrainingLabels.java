package io.penstock.tribuo;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.errors.DataException;
import io.penstock.examples.BatchReader;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.TrainingSet;
import java.util.List;

/** Reads numbers to learn from, and refuses what nobody can learn from. */
final class TrainingLabels {

    private TrainingLabels() {}

    /** Returns the label of every training row, or throws if one is not a number or all are equal. */
    static double[] read(TrainingSet set) {
        double[] labels = column(set, Signature.LABEL);
        for (double label : labels) {
            if (label != labels[0]) {
                return labels;
            }
        }
        throw new DataException(
                "The label is '%s' in all %d rows of split '%s', so there is nothing to learn. Check the label and the split."
                        .formatted(named(set.signature().problem(), labels[0]), labels.length, set.train()));
    }

    /** Returns a column of the training rows, or throws if a value is not a finite number. */
    static double[] column(TrainingSet set, String name) {
        double[] values = new double[Math.toIntExact(set.examples().rows(set.train()))];
        int next = 0;
        try (BatchReader batches = set.examples().read(set.train(), List.of(name))) {
            for (Batch batch : batches) {
                NumericColumn numbers = batch.numbers(name);
                for (int row = 0; row < batch.rows(); row++) {
                    values[next] = checked(numbers.asDouble(row), name, next, set);
                    next++;
                }
            }
        }
        return values;
    }

    static double checked(double value, String name, long row, TrainingSet set) {
        if (!Double.isFinite(value)) {
            throw new DataException(
                    "Column '%s' is '%s' in row %d of split '%s'. Training needs finite numbers: fill or leave out such rows."
                            .formatted(name, value, row, set.train()));
        }
        return value;
    }

    private static String named(ProblemType problem, double label) {
        if (problem instanceof ProblemType.BinaryClassification binary) {
            return label == 0 ? binary.negative() : binary.positive();
        }
        return problem instanceof ProblemType.MulticlassClassification several
                ? several.classes().get((int) label)
                : Double.toString(label);
    }
}
