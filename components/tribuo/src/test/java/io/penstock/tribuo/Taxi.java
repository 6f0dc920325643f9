package io.penstock.tribuo;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Port;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.schema.Schema;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.TrainingSet;
import io.penstock.training.Trainer;
import io.penstock.training.TrainingLog;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.FittedTransform;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The real trips, read, split and transformed once, and models trained on them. */
final class Taxi {

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

    private final OneExecution execution;
    private final Port<Examples> raw = port("trips", Examples.class);
    private final Transform.Outputs features =
            new Transform.Outputs(port("examples", Examples.class), port("fitted", FittedTransform.class));

    private Taxi(Path directory) {
        execution = new OneExecution(directory);
    }

    /** Reads, splits and transforms the trips into a directory. */
    static Taxi in(Path directory, FeatureSpec spec) throws IOException, InterruptedException {
        Taxi taxi = new Taxi(directory);
        Port<Schema> schema = port("schema", Schema.class);
        taxi.execution.give(schema, new Schema(List.of())).run(CsvExampleGen.of(TRIPS, Split.byHash(2, 1)), taxi.raw);
        taxi.execution.give(taxi.raw, Examples.open(taxi.execution.written(taxi.raw)));
        taxi.execution.run(new Transform(taxi.raw, schema, spec), taxi.features);
        Examples examples = Examples.open(taxi.execution.written(taxi.features.examples()));
        taxi.execution.give(taxi.features.examples(), examples);
        return taxi;
    }

    /** Trains a model below the directory. */
    Model train(String name, Estimator estimator) throws IOException, InterruptedException {
        Trainer.Outputs out = new Trainer.Outputs(port(name, Model.class), port(name + "-log", TrainingLog.class));
        execution.run(new Trainer(features, estimator), out);
        return Model.open(execution.written(out.model()));
    }

    TrainingLog log(String name) {
        return execution.read(port(name + "-log", TrainingLog.class));
    }

    Examples raw() {
        return execution.read(raw);
    }

    FittedTransform fitted() {
        return execution.read(features.fitted());
    }

    /** Returns transformed examples with a split to train on. */
    TrainingSet trainingSet() {
        return new TrainingSet(execution.read(features.examples()), fitted().signature(), "train", Optional.empty());
    }

    String property(String key) {
        return Optional.ofNullable(execution.properties.get(key)).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <T> Port<T> port(String name, Class<T> type) {
        return (Port<T>) Port.named("taxi", name, type);
    }
}
