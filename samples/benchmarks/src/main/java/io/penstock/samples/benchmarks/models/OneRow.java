package io.penstock.samples.benchmarks.models;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.model.FeatureTransform;
import io.penstock.model.Model;
import io.penstock.model.Prediction;
import io.penstock.model.Predictor;
import io.penstock.model.Scorer;
import io.penstock.runtime.Workspace;
import io.penstock.transform.FittedTransformLoader;
import io.penstock.tribuo.TribuoModelLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long one raw row takes, from a map of named values to the answer; 18 features. Start from the root of the project. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class OneRow {

    private static final int ROWS = 1_024;

    /** The trips, from the directory in which the benchmark is started. */
    @Param("samples/taxi/data/trips.csv")
    private String trips = "";

    /** Which model answers. */
    @Param({"linear", "boosted"})
    private String model = "";

    private @Nullable Loaded loaded;
    private int next;

    /** What a benchmark calls. */
    private record Loaded(
            Workspace workspace, List<Row> rows, Predictor predictor, FeatureTransform transform, Scorer scorer) {}

    /** Trains the models and keeps some rows. */
    @Setup
    public void train() throws IOException {
        Workspace workspace = Workspace.inMemory();
        TripModels models = TripModels.train(workspace, Path.of(trips));
        Model chosen = model.equals("linear") ? models.linear() : models.boosted();
        loaded = new Loaded(
                workspace,
                rows(models.raw()),
                chosen.load(),
                new FittedTransformLoader().load(chosen.directory().resolve(Model.TRANSFORM)),
                new TribuoModelLoader().load(chosen));
    }

    /** Closes the model and the workspace. */
    @TearDown
    public void close() {
        Loaded all = loaded();
        all.predictor.close();
        all.workspace.close();
    }

    /** Transform and model, to the bare probability. */
    @Benchmark
    public double transformAndScore() {
        Loaded all = loaded();
        double[] features = new double[all.transform.signature().features().size()];
        double[] scores = new double[1];
        all.transform.features(row(all), features);
        all.scorer.score(features, scores);
        return scores[0];
    }

    /** The whole way: to a prediction with names and probabilities. */
    @Benchmark
    public Prediction predict() {
        Loaded all = loaded();
        return all.predictor.predict(row(all));
    }

    private Loaded loaded() {
        return Objects.requireNonNull(loaded);
    }

    private Row row(Loaded all) {
        next = next + 1 & ROWS - 1;
        return all.rows.get(next);
    }

    private static List<Row> rows(Examples raw) {
        try (BatchReader batches = raw.read("eval")) {
            Batch batch = batches.iterator().next();
            return IntStream.range(0, ROWS)
                    .mapToObj(row -> loose(batch.row(row)))
                    .toList();
        }
    }

    private static Row loose(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.names().forEach(name -> values.put(name, row.value(name)));
        return Row.of(values);
    }
}
