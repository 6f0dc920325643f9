package io.penstock.samples.frameworks;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.Predictor;
import io.penstock.runtime.RunReport;
import io.penstock.transform.FittedTransformLoader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Models of two classes beside those of scikit-learn on the same rows and features; {@code scikit/boosting.py} trains these. */
final class BesideScikit {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SCRIPT = Path.of("scikit", "boosting.py");

    private final Examples raw;
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Path directory;

    /** How well a model tells the classes apart on the rows to evaluate, both by scikit-learn. */
    record Quality(double auc, double precision) {}

    /**
     * Takes the models of a run.
     *
     * @param rows the node whose rows they were trained on
     * @param directory for the tables and {@code figures.csv}
     */
    BesideScikit(RunReport report, String rows, Path directory, String... names) throws IOException {
        this.raw = report.output(rows, "examples", Examples.class);
        for (String name : names) {
            models.put(name, report.output(name, "model", Model.class));
        }
        this.directory = Files.createDirectories(directory);
    }

    /**
     * Returns the quality of all models, ours and theirs, by name.
     *
     * @param rounds of scikit-learn's boosting
     */
    Map<String, Quality> figures(int rounds) throws IOException, InterruptedException {
        write("train");
        write("eval");
        Path figures = directory.resolve("figures.csv");
        Process process = new ProcessBuilder(
                        PYTHON.toString(), SCRIPT.toString(), directory.toString(), Integer.toString(rounds))
                .redirectOutput(figures.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("'%s' ended with '%d'".formatted(SCRIPT, process.exitValue()));
        }
        Map<String, Quality> all = new LinkedHashMap<>();
        for (String line : Files.readAllLines(figures)) {
            String[] parts = line.split(",", -1);
            all.put(parts[0], new Quality(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
        }
        return all;
    }

    private void write(String split) throws IOException {
        Model any = models.values().iterator().next();
        List<Predictor> predictors = new ArrayList<>();
        try (BatchReader batches = raw.read(split);
                BufferedWriter out = Files.newBufferedWriter(directory.resolve(split + ".csv"))) {
            for (Model model : models.values()) {
                predictors.add(model.load());
            }
            out.write(header(any.description().signature().features()));
            for (Batch batch : batches) {
                write(any, batch, predictors, out);
            }
        } finally {
            predictors.forEach(Predictor::close);
        }
    }

    private static void write(Model any, Batch batch, List<Predictor> predictors, BufferedWriter out)
            throws IOException {
        Batch features = new FittedTransformLoader()
                .load(any.directory().resolve(Model.TRANSFORM))
                .features(batch);
        double[] labels = predictors.get(0).labels(batch);
        List<double[]> scores = new ArrayList<>();
        for (Predictor predictor : predictors) {
            scores.add(predictor.predict(batch).scores());
        }
        for (int row = 0; row < labels.length; row++) {
            if (!Double.isNaN(labels[row])) {
                out.write(line(features, labels, scores, row));
            }
        }
    }

    private String header(List<Feature> features) {
        StringJoiner names = new StringJoiner(",", "", "\n");
        for (Feature feature : features) {
            names.add(
                    feature instanceof Feature.Categorical categorical
                            ? feature.name() + "#" + categorical.vocabulary().size()
                            : feature.name());
        }
        names.add("label");
        models.keySet().forEach(names::add);
        return names.toString();
    }

    private static String line(Batch features, double[] labels, List<double[]> scores, int row) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        features.columns().forEach(column -> line.add(Double.toString(((NumericColumn) column).asDouble(row))));
        line.add(Double.toString(labels[row]));
        scores.forEach(model -> line.add(Double.toString(model[row])));
        return line.toString();
    }
}
