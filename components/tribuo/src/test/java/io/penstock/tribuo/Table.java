package io.penstock.tribuo;

import io.penstock.MetricLog;
import io.penstock.Progress;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small table of one number, one category and a label, as a training set. */
final class Table {

    static final ProblemType TWO = new ProblemType.BinaryClassification("no", "yes");
    private static final List<String> VOCABULARY = List.of("a", "b", "c");

    private final double[] numbers;
    private final long[] categories;
    private final double[] labels;
    private final ProblemType problem;

    Table(double[] numbers, long[] categories, double[] labels, ProblemType problem) {
        this.numbers = numbers;
        this.categories = categories;
        this.labels = labels;
        this.problem = problem;
    }

    Model fit(TribuoEstimator estimator, Path directory) throws IOException, InterruptedException {
        return estimator.fit(in(directory.resolve("examples")), context(directory.resolve("model"), false));
    }

    TrainingSet in(Path directory) throws IOException {
        RowType type = RowType.of(
                new Field("number", ColumnType.FLOAT64),
                new Field("category", ColumnType.INT64),
                new Field(Signature.LABEL, ColumnType.FLOAT64));
        Batch rows =
                Batch.of(type, List.of(DoubleColumn.of(numbers), LongColumn.of(categories), DoubleColumn.of(labels)));
        try (ExamplesWriter writer = ExamplesWriter.in(Files.createDirectories(directory), type, List.of("train"))) {
            writer.write("train", rows);
        }
        List<Feature> features =
                List.of(new Feature.Numeric("number"), new Feature.Categorical("category", VOCABULARY));
        RowType inputs = RowType.of(new Field("raw", ColumnType.FLOAT64));
        return new TrainingSet(
                Examples.open(directory), new Signature(inputs, features, problem), "train", Optional.empty());
    }

    /** Scores one row with a model, without a transform. */
    static double score(Model model, double number, double category) throws IOException {
        ModelLoader loader = new TribuoModelLoader();
        try (Scorer scorer = loader.load(model)) {
            double[] scores = new double[1];
            scorer.score(new double[] {number, category}, scores);
            return scores[0];
        }
    }

    static TrainingContext context(Path directory, boolean cancelled) throws IOException {
        Files.createDirectories(directory);
        return new TrainingContext() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public long seed() {
                return 1;
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public MetricLog log() {
                return (name, step, value) -> {};
            }

            @Override
            public Progress progress() {
                return (done, total, unit) -> {};
            }

            @Override
            public void checkCancelled() throws InterruptedException {
                if (cancelled) {
                    throw new InterruptedException("stopped");
                }
            }
        };
    }
}
