package io.penstock.samples.benchmarks.models;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.SchemaGen;
import io.penstock.data.StatisticsGen;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.model.Model;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The features and models that the benchmarks measure, trained in a workspace. */
final class TripModels {

    static final FeatureSpec SPEC = FeatureSpec.labelled(Label.binary(
                    "small tip",
                    "big tip",
                    column("tips").greaterThan(column("fare").times(0.2))))
            .zScore("trip_miles", "fare", "trip_seconds")
            .zScore("pickup_latitude", "pickup_longitude", "dropoff_latitude", "dropoff_longitude")
            .bucketize(10, "pickup_latitude", "pickup_longitude", "dropoff_latitude", "dropoff_longitude")
            .vocabulary("payment_type", "company")
            .vocabulary("trip_start_hour", "trip_start_day", "trip_start_month")
            .vocabulary("pickup_community_area", "dropoff_community_area");

    private final RunReport report;
    private final Ports ports;

    private record Ports(Port<Examples> raw, Port<Model> linear, Port<Model> boosted) {}

    private TripModels(RunReport report, Ports ports) {
        this.report = report;
        this.ports = ports;
    }

    static TripModels train(Workspace workspace, Path trips) {
        AtomicReference<Ports> ports = new AtomicReference<>();
        Pipeline pipeline = Pipeline.define("trip-models", p -> ports.set(define(p, trips)));
        return new TripModels(workspace.run(pipeline).orThrow(), Objects.requireNonNull(ports.get()));
    }

    Model linear() {
        return report.output(ports.linear);
    }

    Model boosted() {
        return report.output(ports.boosted);
    }

    /** Returns the rows as they were read. */
    Examples raw() {
        return report.output(ports.raw);
    }

    private static Ports define(PipelineBuilder p, Path file) {
        Port<Examples> trips = p.add(CsvExampleGen.of(file, Split.byHash(2, 1)));
        var schema = p.add(new SchemaGen(p.add(new StatisticsGen(trips))));
        var features = p.add(new Transform(trips, schema, SPEC));
        var linear = p.add("linear", new Trainer(features, TribuoEstimator.logisticRegression(20)));
        var boosted = p.add("boosted", new Trainer(features, TribuoEstimator.boostedTrees(50)));
        return new Ports(trips, linear.model(), boosted.model());
    }
}
