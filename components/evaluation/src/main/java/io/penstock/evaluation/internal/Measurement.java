package io.penstock.evaluation.internal;

import io.penstock.artifact.Digest;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.EvaluationOptions;
import io.penstock.evaluation.SliceResult;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.model.Predictor;
import io.penstock.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models, loaded to be measured on some rows. Close it. */
public final class Measurement implements AutoCloseable {

    private final Digest model;
    private final Optional<Digest> incumbent;
    private final Examples examples;
    private final EvaluationOptions options;
    private final List<Predictor> predictors = new ArrayList<>();
    private String incumbentObstacle = "";

    private Measurement(Digest model, Optional<Digest> incumbent, Examples examples, EvaluationOptions options) {
        this.model = model;
        this.incumbent = incumbent;
        this.examples = examples;
        this.options = options;
    }

    /** Loads the models. An incumbent that cannot answer these rows is left out, with the reason. */
    public static Measurement of(Model model, Optional<Model> incumbent, Examples examples, EvaluationOptions options)
            throws IOException {
        Optional<Digest> other =
                incumbent.isPresent() ? Optional.of(incumbent.get().digest()) : Optional.empty();
        Measurement measurement = new Measurement(model.digest(), other, examples, options);
        try {
            measurement.load(model, incumbent);
            return measurement;
        } catch (IOException | RuntimeException e) {
            measurement.close();
            throw e;
        }
    }

    /** Reads all rows and measures. */
    public Evaluation evaluate(int threads) {
        List<Slicing> slicings = options.slicings().stream().map(Slicing::new).toList();
        slicings.forEach(slicing -> slicing.check(examples.rowType()));
        Contest contest = new Contest(List.copyOf(predictors));
        Yardstick yardstick = Yardstick.of(signature().problem(), options.metrics());
        Counting counting = new Counting(contest, yardstick, slicings, options.slicesAtMost());
        return evaluation(examples.reduce(options.split(), counting, threads));
    }

    @Override
    public void close() {
        predictors.forEach(Predictor::close);
    }

    private Evaluation evaluation(List<SliceResult> results) {
        SliceResult overall = results.get(0);
        if (overall.rows() == 0) {
            throw new DataException(
                    "Split '%s' has no row with a label (%d without one), so that there is nothing to measure."
                            .formatted(options.split(), overall.unlabelled()));
        }
        return new Evaluation(
                model,
                incumbent,
                incumbentObstacle,
                signature().problem(),
                options.split(),
                options.slicings(),
                overall,
                results.subList(1, results.size()));
    }

    private Signature signature() {
        return predictors.get(0).signature();
    }

    private void load(Model candidate, Optional<Model> other) throws IOException {
        predictors.add(candidate.load());
        if (other.isPresent()) {
            incumbentObstacle = obstacle(other.get().description().signature());
            if (incumbentObstacle.isEmpty()) {
                predictors.add(other.get().load());
            }
        }
    }

    private String obstacle(Signature theirs) {
        if (!theirs.problem().equals(signature().problem())) {
            return "it answers another problem, " + theirs.problem();
        }
        RowType rows = examples.rowType();
        return theirs.inputs().fields().stream()
                .filter(field -> !rows.field(field.name()).equals(Optional.of(field)))
                .findFirst()
                .map(field -> "it needs column '%s', which these examples do not have".formatted(field))
                .orElse("");
    }
}
