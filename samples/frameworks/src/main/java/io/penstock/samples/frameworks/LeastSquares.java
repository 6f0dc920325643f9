package io.penstock.samples.frameworks;

import io.penstock.Library;
import io.penstock.columns.Batch;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.FeatureBlock;
import io.penstock.model.rows.TrainingRows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/** Least squares of the mathematics library Hipparchus, on numbers and the indices of categories. */
public record LeastSquares() implements Estimator, ModelLoader {

    private static final String FILE = "coefficients.json";
    /** What is saved: the intercept, then a coefficient for each feature. */
    private record Coefficients(List<Double> values) {}

    @Override
    public String framework() {
        return "hipparchus";
    }

    @Override
    public String format() {
        return framework();
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem.equals(new ProblemType.Regression());
    }

    @Override
    public List<Library> libraries() {
        String version = OLSMultipleLinearRegression.class.getPackage().getImplementationVersion();
        return List.of(new Library(framework(), String.valueOf(version)));
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        if (context.warmStart().isPresent() || set.rows().weighted()) {
            throw new DefinitionException(
                    "Least squares starts anew, and takes rows that weigh the same. Drop the other.");
        }
        TrainingRows rows = set.rows();
        double[][] vectors = new double[rows.size()][rows.slots()];
        rows.forEach(
                context, (block, first) -> block.forEach(-1, (row, slot, value) -> vectors[first + row][slot] = value));
        context.checkCancelled();
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(rows.labels(), vectors);
        double[] fitted = regression.estimateRegressionParameters();
        Files.writeString(
                context.directory().resolve(FILE),
                CanonicalJson.write(
                        new Coefficients(Arrays.stream(fitted).boxed().toList())));
        return describe(set, context);
    }

    @Override
    public Scorer load(Model model) throws IOException {
        String json = Files.readString(model.directory().resolve(FILE));
        return new Line(
                model.description().signature(),
                CanonicalJson.read(json, Coefficients.class, FILE).values());
    }

    private record Line(Signature signature, List<Double> coefficients) implements Scorer {

        @Override
        public void score(double[] features, double[] scores) {
            scores[0] = coefficients.get(0);
            for (int i = 0; i < features.length; i++) {
                scores[0] += coefficients.get(i + 1) * features[i];
            }
        }

        @Override
        public double[] score(Batch features) {
            double[] scores = new double[features.rows()];
            Arrays.fill(scores, coefficients.get(0));
            FeatureBlock.of(signature, features)
                    .forEach(-1, (row, slot, value) -> scores[row] += coefficients.get(slot + 1) * value);
            return scores;
        }
    }
}
