package io.penstock.samples.benchmarks.models;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.examples.BatchReader;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.Predictor;
import io.penstock.runtime.Workspace;
import io.penstock.transform.FittedTransformLoader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes the transformed trips, with label and the probabilities of both models, as {@code train.csv} and {@code eval.csv} for
 * {@code scikit/compare.py}.
 */
public final class ExportTrips {

    private ExportTrips() {}

    /** Takes the file of the trips and the directory to write into. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        try (Workspace workspace = Workspace.inMemory()) {
            TripModels models = TripModels.train(workspace, Path.of(arguments[0]));
            for (String split : List.of("train", "eval")) {
                write(models, split, directory.resolve(split + ".csv"));
            }
        }
    }

    private static void write(TripModels models, String split, Path file) throws IOException {
        Model linear = models.linear();
        try (Predictor first = linear.load();
                Predictor second = models.boosted().load();
                BatchReader batches = models.raw().read(split);
                BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header(first.signature().features()));
            for (Batch batch : batches) {
                Batch features = transformed(linear, batch);
                double[] labels = first.labels(batch);
                double[] linearScores = first.predict(batch).scores();
                double[] boostedScores = second.predict(batch).scores();
                for (int row = 0; row < labels.length; row++) {
                    if (!Double.isNaN(labels[row])) {
                        out.write(line(features, row, labels[row], linearScores[row], boostedScores[row]));
                    }
                }
            }
        }
    }

    private static Batch transformed(Model model, Batch batch) throws IOException {
        Path directory = model.directory().resolve(Model.TRANSFORM);
        return new FittedTransformLoader().load(directory).features(batch);
    }

    /** A number has its name, a category its name and {@code #} with the number of its values. */
    private static String header(List<Feature> features) {
        StringJoiner names = new StringJoiner(",", "", ",label,linear,boosted\n");
        for (Feature feature : features) {
            names.add(
                    feature instanceof Feature.Categorical categorical
                            ? feature.name() + "#" + categorical.vocabulary().size()
                            : feature.name());
        }
        return names.toString();
    }

    private static String line(Batch features, int row, double... rest) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        features.columns().forEach(column -> line.add(Double.toString(((NumericColumn) column).asDouble(row))));
        for (double value : rest) {
            line.add(Double.toString(value));
        }
        return line.toString();
    }
}
