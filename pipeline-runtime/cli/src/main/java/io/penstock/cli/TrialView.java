package io.penstock.cli;

import io.penstock.cli.trial.plan.Features;
import io.penstock.evaluation.MetricValue;
import io.penstock.evaluation.metric.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of a trial, as programs read it.
 *
 * @param problem what the label is taken for
 * @param reason why
 * @param champion the node whose model is the best
 * @param model the digest of that model, if one was trained
 * @param verdict of the gates
 * @param version that serves now, if the model was pushed
 */
record TrialView(
        String file,
        long rows,
        long badRows,
        List<String> remarks,
        String label,
        String problem,
        String reason,
        List<String> numbers,
        List<String> categories,
        List<Features.LeftOut> leftOut,
        String run,
        String champion,
        Optional<String> model,
        List<Figure> metrics,
        Optional<String> verdict,
        Optional<Long> version,
        String serving,
        String report,
        String source) {

    /** One metric, with its 95 % interval and the baseline's figure. */
    record Figure(
            String name, OptionalDouble value, Optional<Double> low, Optional<Double> high, OptionalDouble baseline) {}

    static TrialView of(TrialResult result) {
        Trial trial = result.trial();
        Features features = trial.project().plan().features();
        return new TrialView(
                trial.table().file().path().toString(),
                trial.table().rows(),
                trial.table().badRows(),
                trial.table().file().remarks(),
                trial.table().label(),
                trial.choice().target().kind(),
                trial.choice().reason(),
                features.numbers(),
                features.categories(),
                features.leftOut(),
                result.report().id(),
                result.champion("champion"),
                result.model(),
                figures(result),
                result.verdict().map(verdict -> verdict.outcome().name()),
                result.pushed().map(pushed -> (long) pushed.version()),
                result.serving().toString(),
                result.page().toString(),
                trial.project().source().toString());
    }

    private static List<Figure> figures(TrialResult result) {
        return result.evaluation().stream()
                .flatMap(evaluation -> evaluation.overall().model().metrics().stream()
                        .map(value -> figure(
                                value,
                                evaluation
                                        .overall()
                                        .incumbent()
                                        .flatMap(other -> other.measure(value.name()))
                                        .map(measure -> measure.value())
                                        .orElse(OptionalDouble.empty()))))
                .toList();
    }

    private static Figure figure(MetricValue value, OptionalDouble baseline) {
        Optional<Interval> interval = value.measure().interval();
        return new Figure(
                value.name(),
                value.measure().value(),
                interval.map(Interval::low),
                interval.map(Interval::high),
                baseline);
    }
}
