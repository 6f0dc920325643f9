package com.example.tips;

import static io.penstock.evaluation.gate.Rule.atLeast;
import static io.penstock.evaluation.metric.Metrics.auc;
import static io.penstock.transform.expression.Expression.column;

import io.penstock.Pipeline;
import io.penstock.artifact.OutputLocation;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.SchemaGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.split.Split;
import io.penstock.evaluation.Evaluator;
import io.penstock.evaluation.gate.FirstRelease;
import io.penstock.evaluation.gate.ModelValidator;
import io.penstock.evaluation.gate.ReleasePolicy;
import io.penstock.release.Pusher;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import java.nio.file.Path;

/** From trips to a pushed model that says whether a tip will be big. */
final class TipPipeline {

    /** What the pipeline depends on. */
    record Parameters(int epochs, Path trips, Path serving) {}

    private TipPipeline() {}

    static Pipeline of(Parameters parameters) {
        return Pipeline.define("tips", parameters, (p, given) -> {
            var trips = p.add(CsvExampleGen.of(given.trips(), Split.byHash(2, 1)));
            var statistics = p.add(new StatisticsGen(trips));
            p.add(new TipHabits(statistics));
            var schema = p.add(new SchemaGen(statistics));
            var features = p.add(new Transform(trips, schema, features()));
            var trained = p.add(new Trainer(features, TribuoEstimator.logisticRegression(given.epochs())));
            var evaluation = p.add(new Evaluator(trips, trained.model()));
            var validated = p.add(new ModelValidator(trained.model(), evaluation, policy()));
            p.add(new Pusher(validated.blessed(), OutputLocation.of(given.serving())));
        });
    }

    private static FeatureSpec features() {
        var bigTip = column("tips").greaterThan(column("fare").times(0.2));
        return FeatureSpec.labelled(Label.binary("small tip", "big tip", bigTip))
                .zScore("fare", "trip_miles", "trip_seconds")
                .vocabulary("payment_type");
    }

    private static ReleasePolicy policy() {
        return ReleasePolicy.require(atLeast(auc(), 0.9)).firstRelease(FirstRelease.ALLOW);
    }
}
