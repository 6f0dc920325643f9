package io.penstock.trees;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.data.SplitExampleGen;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.schema.Schema;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.Predictor;
import io.penstock.testing.Result;
import io.penstock.testing.TestExecution;
import io.penstock.training.Trainer;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.Transform;
import io.penstock.transform.feature.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The incomes of the census, with the given test file as split {@code eval}. */
public final class AdultCensus implements AutoCloseable {

    private static final FeatureSpec SPEC = FeatureSpec.labelled(
                    Label.binary("<=50K", ">50K", column("income").isEqualTo(">50K")))
            .unscaled("age", "education_num", "capital_gain", "capital_loss", "hours_per_week", "fnlwgt")
            .vocabulary("workclass", "marital_status", "occupation", "relationship", "race", "sex", "native_country");

    private final TestExecution execution = new TestExecution();
    private final Examples raw;
    private final Result<Transform.Outputs> features;

    /** Reads and transforms both files. */
    public AdultCensus() throws IOException, InterruptedException {
        Path data = Path.of("..", "..", "samples", "frameworks", "data");
        Result<Port<Examples>> people = execution.run(SplitExampleGen.of(
                CsvSource.of(data.resolve("adult-train.csv.gz")), CsvSource.of(data.resolve("adult-test.csv.gz"))));
        raw = people.output(port -> port);
        Port<Schema> schema = execution.input(new Schema(List.of()));
        features = execution.run(new Transform(people.outputs(), schema, SPEC));
    }

    /** Trains on the training file. */
    public Model train(Estimator estimator) throws IOException, InterruptedException {
        return execution.run(new Trainer(features.outputs(), estimator)).output(Trainer.Outputs::model);
    }

    /** A score with its label. */
    private record Scored(double score, double label) {}

    /** Returns the area under the ROC curve on the test file, by the sum of ranks (Mann and Whitney). */
    public double auc(Model model) throws IOException {
        List<Scored> all = scored(model);
        all.sort(Comparator.comparing(Scored::score));
        double ranks = 0;
        double positives = 0;
        for (int from = 0; from < all.size(); ) {
            int to = from;
            double hits = 0;
            while (to < all.size() && all.get(to).score == all.get(from).score) {
                hits += all.get(to++).label;
            }
            ranks += hits * (from + 1 + to) / 2.0; // equal ones share their mean rank
            positives += hits;
            from = to;
        }
        return (ranks - positives * (positives + 1) / 2) / (positives * (all.size() - positives));
    }

    private List<Scored> scored(Model model) throws IOException {
        List<Scored> all = new ArrayList<>();
        try (Predictor predictor = model.load();
                BatchReader batches = raw.read("eval")) {
            for (Batch batch : batches) {
                double[] labels = predictor.labels(batch);
                double[] scores = predictor.predict(batch).scores();
                for (int row = 0; row < labels.length; row++) {
                    all.add(new Scored(scores[row], labels[row]));
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        execution.close();
    }
}
