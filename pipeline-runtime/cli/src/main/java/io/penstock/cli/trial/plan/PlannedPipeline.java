package io.penstock.cli.trial.plan;

import static io.penstock.evaluation.gate.Rule.betterThanIncumbent;
import static io.penstock.evaluation.metric.Metrics.accuracy;
import static io.penstock.evaluation.metric.Metrics.auc;
import static io.penstock.evaluation.metric.Metrics.logLoss;
import static io.penstock.evaluation.metric.Metrics.rootMeanSquaredError;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.ExampleValidator;
import io.penstock.data.SchemaGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.split.Split;
import io.penstock.data.validation.AnomalyKind;
import io.penstock.data.validation.Severity;
import io.penstock.data.validation.ValidationOptions;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.gate.ModelValidator;
import io.penstock.evaluation.gate.ReleasePolicy;
import io.penstock.evaluation.metric.Metric;
import io.penstock.release.Pusher;
import io.penstock.training.ChampionSelector;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.feature.Vocabulary;
import io.penstock.transform.feature.ZScore;
import io.penstock.tribuo.TribuoEstimator;
import java.util.List;

/** The pipeline of a plan. */
public final class PlannedPipeline {

    private PlannedPipeline() {}

    /**
     * What it depends on beside the plan.
     *
     * @param rows the CSV file
     * @param serving where the model goes
     */
    public record Parameters(ExternalInput rows, OutputLocation serving) {}

    /** Defines it. */
    public static Pipeline of(Plan plan, Parameters parameters) {
        return Pipeline.define(plan.name(), parameters, (p, given) -> define(p, plan, given));
    }

    private static void define(PipelineBuilder p, Plan plan, Parameters parameters) {
        Split split = Split.byHash(2 * plan.division(), plan.division());
        var rows = p.add(new CsvExampleGen(parameters.rows(), split, plan.csv()));
        var statistics = p.add(new StatisticsGen(rows));
        var schema = p.add(new SchemaGen(statistics));
        var checked = p.add(new ExampleValidator(rows, statistics, schema, tolerance()));
        var features = p.add(new Transform(checked.examples(), schema, spec(plan)));
        var baseline = p.add("baseline", new Trainer(features, TribuoEstimator.constant()));
        var linear = p.add("linear", new Trainer(features, linear(plan)));
        var boosted = p.add("boosted", new Trainer(features, TribuoEstimator.boostedTrees(plan.rounds())));
        var champion = p.add(new ChampionSelector(checked.examples(), List.of(linear.model(), boosted.model())));
        var evaluator = new Evaluator(checked.examples(), champion).against(baseline.model());
        var evaluation = p.add(evaluator.slicedBy(plan.features().slices().toArray(String[]::new)));
        var validated = p.add(new ModelValidator(champion, evaluation, policy(plan)));
        p.add(new Pusher(validated.blessed(), parameters.serving()));
    }

    /** Both splits come from one file, so that a text or a gap which only one of them has is chance. */
    private static ValidationOptions tolerance() {
        return ValidationOptions.DEFAULT
                .with(AnomalyKind.DOMAIN, Severity.WARNING)
                .with(AnomalyKind.PRESENCE, Severity.WARNING);
    }

    private static FeatureSpec spec(Plan plan) {
        FeatureSpec spec = FeatureSpec.labelled(plan.target().label());
        for (String column : plan.features().numbers()) {
            spec = spec.with(new ZScore(Plan.featureName(column), Expression.column(column)));
        }
        for (String column : plan.features().categories()) {
            spec = spec.with(Vocabulary.of(column).named(Plan.featureName(column)));
        }
        return spec;
    }

    private static TribuoEstimator linear(Plan plan) {
        return plan.target() instanceof Target.Quantity
                ? TribuoEstimator.linearRegression()
                : TribuoEstimator.logisticRegression(plan.epochs());
    }

    /**
     * Surely better than the constant answer by the metric that ranks, and not worse in what its probabilities say; on slices
     * that is advice.
     */
    private static ReleasePolicy policy(Plan plan) {
        ReleasePolicy policy = ReleasePolicy.require(
                betterThanIncumbent(ranking(plan.target()), 0).confidently());
        if (!(plan.target() instanceof Target.Quantity)) {
            policy = policy.and(betterThanIncumbent(logLoss(), 0));
        }
        Metric<?> ofSlices = plan.target() instanceof Target.Quantity ? rootMeanSquaredError() : logLoss();
        return plan.features().slices().isEmpty()
                ? policy
                : policy.and(betterThanIncumbent(ofSlices, 0).onEachSlice().asAdvice());
    }

    private static Metric<?> ranking(Target target) {
        if (target instanceof Target.Quantity) {
            return rootMeanSquaredError();
        }
        return target instanceof Target.TwoClasses ? auc() : accuracy();
    }
}
