package io.penstock.samples.benchmarks.networks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.penstock.columns.Row;
import io.penstock.djl.DjlEstimator;
import io.penstock.djl.DjlModelLoader;
import io.penstock.model.ClassWeights;
import io.penstock.model.Estimator;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.Prediction;
import io.penstock.model.Predictor;
import io.penstock.model.Scorer;
import io.penstock.model.TrainingSet;
import io.penstock.onnx.OnnxExport;
import io.penstock.onnx.OnnxInput;
import io.penstock.onnx.OnnxMapping;
import io.penstock.onnx.OnnxModel;
import io.penstock.onnx.OnnxModelLoader;
import io.penstock.onnx.OnnxOutput;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import io.penstock.testing.estimator.TrainingTrial;
import io.penstock.tribuo.TribuoEstimator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long one row of 20 numbers takes through ONNX Runtime and through networks of two hidden layers (64 and 32). */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class OneRowOfNetworks {

    private static final int FEATURES = 20;
    private static final int ROWS = 1_024;

    private final double[] score = new double[1];
    private @Nullable Loaded loaded;
    private @Nullable Bare bare;
    private int next;

    /** What the benchmarks call. */
    @SuppressWarnings("ArrayRecordComponent") // rows are not compared
    private record Loaded(
            double[][] vectors,
            List<Row> rows,
            Scorer wideAndDeep,
            Scorer pytorch,
            Scorer linear,
            Scorer trees,
            Predictor linearRows) {}

    /** ONNX Runtime without Penstock. */
    private record Bare(OrtSession session, DoubleBuffer numbers, Map<String, OnnxTensor> inputs) {}

    /** Trains the networks and exports two models of another framework. */
    @Setup
    public void train() throws IOException, InterruptedException, OrtException {
        Path directory = Files.createTempDirectory("networks");
        TrainingSet set = rows(5_000, 1).in(directory.resolve("rows"), Optional.empty(), ClassWeights.even());
        Model deep = fit(DjlEstimator.wideAndDeep(1), set, directory.resolve("deep"));
        Model own = fit(DjlEstimator.network(new TwoLayers(64, 32), 1), set, directory.resolve("own"));
        Model linear = imported(fit(TribuoEstimator.logisticRegression(3), set, directory.resolve("linear")));
        Model trees = imported(fit(TribuoEstimator.boostedTrees(50), set, directory.resolve("trees")));
        double[][] vectors = rows(ROWS, 2).vectors();
        loaded = new Loaded(
                vectors,
                Stream.of(vectors).map(OneRowOfNetworks::row).toList(),
                new DjlModelLoader().load(deep),
                new DjlModelLoader().load(own),
                new OnnxModelLoader().load(linear),
                new OnnxModelLoader().load(trees),
                linear.load());
        bare = bare(linear.directory().resolve("model.onnx"));
    }

    private static MadeRows rows(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] vectors = new double[size][];
        double[][] labels = new double[size][1];
        for (int row = 0; row < size; row++) {
            vectors[row] = random.doubles(FEATURES).toArray();
            labels[row][0] = vectors[row][0] * vectors[row][1] + vectors[row][2] > 0.75 ? 1 : 0;
        }
        return new MadeRows(EstimatorContract.BINARY, features(), vectors, labels, Optional.empty());
    }

    private static List<Feature> features() {
        return IntStream.range(0, FEATURES)
                .<Feature>mapToObj(i -> new Feature.Numeric("f" + i))
                .toList();
    }

    private static Row row(double[] vector) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < vector.length; i++) {
            values.put("f" + i, vector[i]);
        }
        return Row.of(values);
    }

    private static Model fit(Estimator estimator, TrainingSet set, Path directory)
            throws IOException, InterruptedException {
        return estimator.fit(set, TrainingTrial.in(directory));
    }

    private static Model imported(Model model) throws IOException {
        Path file = model.directory().resolve("exported.onnx");
        OnnxExport.write(model, file);
        String[] columns = features().stream().map(Feature::name).toArray(String[]::new);
        OnnxMapping mapping = OnnxMapping.of(
                EstimatorContract.BINARY,
                OnnxOutput.scores(OnnxExport.SCORES),
                OnnxInput.doubles(OnnxExport.FEATURES, columns));
        return OnnxModel.importFrom(file, mapping, model.directory().resolve("imported"));
    }

    private static Bare bare(Path file) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            OrtSession session = environment.createSession(file.toString(), options);
            DoubleBuffer numbers = ByteBuffer.allocateDirect(FEATURES * Double.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asDoubleBuffer();
            OnnxTensor tensor = OnnxTensor.createTensor(environment, numbers, new long[] {1, FEATURES});
            return new Bare(session, numbers, Map.of(OnnxExport.FEATURES, tensor));
        }
    }

    /** Closes the models. */
    @TearDown
    public void close() throws OrtException {
        Loaded all = loaded();
        Stream.of(all.wideAndDeep, all.pytorch, all.linear, all.trees).forEach(Scorer::close);
        all.linearRows.close();
        Objects.requireNonNull(bare).session.close();
    }

    /** A logistic regression of 8 operators in ONNX Runtime. */
    @Benchmark
    public double onnxLinear() {
        return score(loaded().linear);
    }

    /** The same from a map of named values to a prediction with names. */
    @Benchmark
    public Prediction onnxLinearRow() {
        next = next + 1 & ROWS - 1;
        return loaded().linearRows.predict(loaded().rows.get(next));
    }

    /** The same in ONNX Runtime by itself, a tensor used again and the result read as a buffer. */
    @Benchmark
    public double onnxLinearItself() throws OrtException {
        Bare all = Objects.requireNonNull(bare);
        all.numbers.put(0, vector());
        try (OrtSession.Result result = all.session.run(all.inputs)) {
            return ((OnnxTensor) result.get(0)).getDoubleBuffer().get(0);
        }
    }

    /** 50 boosted trees in ONNX Runtime. */
    @Benchmark
    public double onnxTrees() {
        return score(loaded().trees);
    }

    /** A wide-and-deep network in plain Java. */
    @Benchmark
    public double wideAndDeep() {
        return score(loaded().wideAndDeep);
    }

    /** A network of the same layers that PyTorch runs. */
    @Benchmark
    public double pytorch() {
        return score(loaded().pytorch);
    }

    private double score(Scorer scorer) {
        scorer.score(vector(), score);
        return score[0];
    }

    private double[] vector() {
        next = next + 1 & ROWS - 1;
        return loaded().vectors[next];
    }

    private Loaded loaded() {
        return Objects.requireNonNull(loaded);
    }
}
