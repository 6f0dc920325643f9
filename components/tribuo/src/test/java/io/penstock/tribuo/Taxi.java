package io.penstock.tribuo;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Port;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.schema.Schema;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.model.Estimator;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.FittedTransform;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The real trips, read, split and transformed once, and models trained on them. */
final class Taxi implements AutoCloseable {

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

    private static final Path TRIPS = Path.of("..", "..", "samples", "taxi", "data", "trips.csv");

    private final TestExecution execution = new TestExecution();
    private final Examples raw;
    private final Result<Transform.Outputs> features;

    /** Reads, splits and transforms the trips. */
    Taxi(FeatureSpec spec) throws IOException, InterruptedException {
        Result<Port<Examples>> trips = execution.run(CsvExampleGen.of(TRIPS, Split.byHash(2, 1)));
        raw = trips.output(port -> port);
        Port<Schema> schema = execution.input(new Schema(List.of()));
        features = execution.run(new Transform(trips.outputs(), schema, spec));
    }

    Result<Trainer.Outputs> train(Estimator estimator) throws IOException, InterruptedException {
        return execution.run(new Trainer(features.outputs(), estimator));
    }

    Examples raw() {
        return raw;
    }

    FittedTransform fitted() throws IOException {
        return features.output(Transform.Outputs::fitted);
    }

    @Override
    public void close() {
        execution.close();
    }
}
