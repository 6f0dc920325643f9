package io.penstock.training;

import io.penstock.Component;
import io.penstock.Definition;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.EvaluationOptions;
import io.penstock.evaluation.metric.Better;
import io.penstock.evaluation.metric.Metric;
import io.penstock.evaluation.metric.Metrics;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.model.ProblemSource;
import io.penstock.model.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Picks the best of several models by one metric on a split of raw rows, and passes it on as it is. Of equals the first wins.
 *
 * <p>The split is {@code eval} unless another is named. A figure that served to choose flatters the chosen one: with many
 * models, choose on a split of its own and evaluate on another. The output's properties say which node's model won
 * ({@code champion}), by what ({@code metric}), and what each reached ({@code scores}).
 *
 * @param examples raw rows with a label
 * @param models what to choose from; withheld ones are left out
 * @param metric what to compare; by default the first of {@link Metrics#of the problem}
 * @param split whose rows are measured
 */
public record ChampionSelector(
        Port<Examples> examples, List<Port<Model>> models, Optional<Metric<?>> metric, String split)
        implements Component<Port<Model>>, ProblemSource {

    /** Checks that there is something to choose from, and by. */
    public ChampionSelector {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new DefinitionException("A champion is chosen from models, but there is none. Name at least one.");
        }
        if (metric.isPresent() && metric.get().better() == Better.NEITHER) {
            throw new DefinitionException("Metric '%s' does not say which model is better. Choose by another one."
                    .formatted(metric.get().name()));
        }
    }

    /** Chooses on the split {@code eval} by the first metric of the models' problem. */
    public ChampionSelector(Port<Examples> examples, List<Port<Model>> models) {
        this(examples, models, Optional.empty(), EvaluationOptions.DEFAULT.split());
    }

    /** Returns this selector with another metric. */
    public ChampionSelector by(Metric<?> other) {
        return new ChampionSelector(examples, models, Optional.of(other), split);
    }

    /** Returns this selector for another split. */
    public ChampionSelector on(String other) {
        return new ChampionSelector(examples, models, metric, other);
    }

    @Override
    public Optional<ProblemType> problem(Definition definition) {
        return models.stream()
                .flatMap(model -> ProblemSource.of(model, definition).stream())
                .findFirst();
    }

    @Override
    public void check(Definition definition) {
        List<ProblemType> problems = models.stream()
                .flatMap(model -> ProblemSource.of(model, definition).stream())
                .distinct()
                .toList();
        if (problems.stream().anyMatch(problem -> !problem.agreesWith(problems.get(0)))) {
            throw new DefinitionException(
                    "These models answer different problems: %s of '%s'. Compare models that answer one."
                            .formatted(problems, models));
        }
        problems.forEach(problem -> metric.ifPresent(one -> Metrics.checkSuit(problem, List.of(one))));
        problems.stream().limit(1).forEach(this::judgedBy);
    }

    @Override
    public void run(Port<Model> out, Execution execution) throws IOException, InterruptedException {
        List<Contender> contenders = contenders(execution);
        Metric<?> judged = judgedBy(contenders);
        List<Contender> measured = new ArrayList<>();
        for (Contender contender : contenders) {
            execution.checkCancelled();
            measured.add(contender.measured(execution.read(examples), judged, split, execution.threads()));
        }
        Contender champion = best(measured, judged);
        execution.property(out, "champion", champion.node());
        execution.property(out, "metric", judged.name());
        execution.property(out, "scores", measured.stream().map(Contender::text).collect(Collectors.joining(", ")));
        execution.write(out, champion.model());
    }

    private List<Contender> contenders(Execution execution) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (Port<Model> port : models) {
            execution
                    .read(Optional.of(port))
                    .ifPresent(model -> contenders.add(new Contender(port.node(), model, OptionalDouble.empty())));
        }
        if (contenders.isEmpty()) {
            throw new DataException(
                    "All %d models were withheld, so that there is no champion.".formatted(models.size()));
        }
        return contenders;
    }

    private Metric<?> judgedBy(List<Contender> contenders) {
        if (contenders.stream().map(Contender::problem).distinct().count() > 1) {
            throw new DataException("These models do not answer the same problem: %s. Compare models that do."
                    .formatted(contenders.stream()
                            .map(one -> one.node() + " " + one.problem())
                            .toList()));
        }
        return judgedBy(contenders.get(0).problem());
    }

    private Metric<?> judgedBy(ProblemType problem) {
        Metric<?> judged = metric.orElseGet(() -> Metrics.of(problem).get(0));
        if (judged.better() == Better.NEITHER) {
            throw new DefinitionException(
                    "Nothing says which model is better for %s. Name a metric: by(...).".formatted(problem));
        }
        return judged;
    }

    private static Contender best(List<Contender> measured, Metric<?> judged) {
        Contender best = measured.get(0);
        for (Contender contender : measured) {
            best = contender.beats(best, judged.better()) ? contender : best;
        }
        if (best.figure().isEmpty()) {
            throw new DataException("No model has a figure for %s on these rows, so that there is no champion: %s."
                    .formatted(
                            judged.name(),
                            measured.stream().map(Contender::text).toList()));
        }
        return best;
    }

    /**
     * A model to choose.
     *
     * @param node whose output it is
     * @param model the model
     * @param figure what it reached, once it was measured and if these rows tell it
     */
    private record Contender(String node, Model model, OptionalDouble figure) {

        ProblemType problem() {
            return model.description().problem();
        }

        Contender measured(Examples rows, Metric<?> judged, String split, int threads) throws IOException {
            EvaluationOptions options = EvaluationOptions.DEFAULT.on(split).with(judged);
            Evaluation evaluation = Evaluation.of(model, Optional.empty(), rows, options, threads);
            return new Contender(node, model, evaluation.value(judged.name()));
        }

        boolean beats(Contender other, Better better) {
            return figure.isPresent()
                    && (other.figure.isEmpty() || better.gain(figure.getAsDouble(), other.figure.getAsDouble()) > 0);
        }

        String text() {
            return node + " " + (figure.isPresent() ? Double.toString(figure.getAsDouble()) : "-");
        }
    }
}
