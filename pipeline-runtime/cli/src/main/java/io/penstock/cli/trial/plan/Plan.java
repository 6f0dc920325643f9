package io.penstock.cli.trial.plan;

import io.penstock.cli.trial.profile.TableProfile;
import io.penstock.data.csv.CsvOptions;
import io.penstock.model.Signature;

/**
 * All that a pipeline for a table is made of; {@link PlannedPipeline} is the pipeline, and its source says the same.
 *
 * @param name of the pipeline
 * @param csv how the file is written
 * @param division weight of the evaluation rows among those of all; another one divides the rows otherwise
 * @param target what is predicted
 * @param features what from
 * @param epochs passes of logistic regression
 * @param rounds of boosting
 */
public record Plan(
        String name, CsvOptions csv, int division, Target target, Features features, int epochs, int rounds) {

    private static final int STEPS = 400_000;
    private static final int TREES = 500;

    /** Plans a pipeline, with as much training as the table is worth. */
    public static Plan of(String name, TableProfile table, Target target, Features features, int seed) {
        int epochs = (int) Math.max(5, Math.min(50, STEPS / table.rows()));
        int rounds = target.classes() > 2 ? Math.max(5, Math.min(50, TREES / target.classes())) : 50;
        return new Plan(name, table.file().options(), seed, target, features, epochs, rounds);
    }

    /** Returns what a feature of a column is named; transformed examples have a column of their own named {@value Signature#LABEL}. */
    public static String featureName(String column) {
        return column.equals(Signature.LABEL) ? "the column " + column : column;
    }
}
