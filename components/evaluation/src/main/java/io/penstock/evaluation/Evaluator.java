package io.penstock.evaluation;

import io.penstock.Component;
import io.penstock.Definition;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.metric.Metric;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.model.ProblemSource;
import io.penstock.model.ProblemType;
import java.io.IOException;
import java.util.Optional;

/**
 * Measures a model on raw rows that it did not learn from, overall and per slice, beside an incumbent if there is one.
 *
 * <pre>{@code
 * new Evaluator(examples, model).against(incumbent).slicedBy("payment_type")
 * }</pre>
 *
 * @param examples raw rows with a label
 * @param model the model to measure
 * @param incumbent the model to measure beside it
 * @param options what to measure, on which rows
 */
public record Evaluator(
        Port<Examples> examples, Port<Model> model, Optional<Port<Model>> incumbent, EvaluationOptions options)
        implements Component<Port<Evaluation>>, ProblemSource {

    /** Measures a model on the split {@code eval} with the metrics of its problem, without slices. */
    public Evaluator(Port<Examples> examples, Port<Model> model) {
        this(examples, model, Optional.empty(), EvaluationOptions.DEFAULT);
    }

    /** Returns this evaluator with a model to compare with; if that is withheld there is no comparison. */
    public Evaluator against(Port<Model> other) {
        return new Evaluator(examples, model, Optional.of(other), options);
    }

    /** Returns this evaluator with slices by the values of each of the columns; a missing value is one. */
    public Evaluator slicedBy(String... columns) {
        return with(options.slicedBy(columns));
    }

    /** Returns this evaluator with a slice for each combination of values of the columns. */
    public Evaluator slicedByCross(String... columns) {
        return with(options.slicedByCross(columns));
    }

    /** Returns this evaluator with more metrics than those of the model's problem. */
    public Evaluator with(Metric<?>... metrics) {
        return with(options.with(metrics));
    }

    /** Returns this evaluator for another split than {@code eval}. */
    public Evaluator on(String split) {
        return with(options.on(split));
    }

    /** Returns this evaluator with other options. */
    public Evaluator with(EvaluationOptions others) {
        return new Evaluator(examples, model, incumbent, others);
    }

    @Override
    public Optional<ProblemType> problem(Definition definition) {
        return ProblemSource.of(model, definition);
    }

    @Override
    public void check(Definition definition) {
        problem(definition).ifPresent(problem -> Metrics.checkSuit(problem, options.metrics()));
        incumbent.flatMap(port -> ProblemSource.of(port, definition)).ifPresent(other -> problem(definition)
                .ifPresent(own -> checkAlike(own, other)));
    }

    private void checkAlike(ProblemType own, ProblemType other) {
        if (!own.agreesWith(other)) {
            throw new DefinitionException(
                    "Model '%s' answers %s, and '%s', which it is compared with, %s. Compare like with like."
                            .formatted(model, own, incumbent.orElseThrow(), other));
        }
    }

    @Override
    public void run(Port<Evaluation> out, Execution execution) throws IOException {
        Model candidate = execution.read(model);
        Evaluation evaluation = Evaluation.of(
                candidate, execution.read(incumbent), execution.read(examples), options, execution.threads());
        execution.property(out, "model", candidate.digest().text());
        execution.write(out, evaluation);
    }
}
