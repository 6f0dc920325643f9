package io.penstock.release;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.model.FeatureTransform;
import io.penstock.model.FeatureTransformLoader;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ModelLoader;
import io.penstock.model.ProblemType;
import io.penstock.model.Scorer;
import io.penstock.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The smallest framework: a model is one probability, the same for every row. Its scorer fails once it was closed. */
public final class ConstantModel implements ModelLoader {

    private static final Signature SIGNATURE =
            new Signature(new RowType(List.of()), List.of(), new ProblemType.BinaryClassification("no", "yes"));

    static Model write(Path directory, double probability) throws IOException {
        Files.createDirectories(directory.resolve(Model.TRANSFORM));
        Files.writeString(directory.resolve(Model.TRANSFORM).resolve("constant"), "nothing to compute");
        Files.writeString(directory.resolve("probability"), Double.toString(probability));
        return Model.write(directory, new ModelDescription("constant", "constant", SIGNATURE, "{}", List.of()));
    }

    @Override
    public String format() {
        return "constant";
    }

    @Override
    public Scorer load(Model model) throws IOException {
        return new ConstantScorer(
                Double.parseDouble(Files.readString(model.directory().resolve("probability"))));
    }

    private static final class ConstantScorer implements Scorer {

        private final double probability;
        private volatile boolean closed;

        private ConstantScorer(double probability) {
            this.probability = probability;
        }

        @Override
        public void score(double[] features, double[] scores) {
            if (closed) {
                throw new AssertionError("used after it was closed");
            }
            scores[0] = probability;
        }

        @Override
        public double[] score(Batch features) {
            double[] scores = new double[features.rows()];
            Arrays.fill(scores, probability);
            return scores;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Computes no feature. */
    public static final class Transform implements FeatureTransformLoader {

        @Override
        public boolean reads(Path directory) {
            return Files.exists(directory.resolve("constant"));
        }

        @Override
        public FeatureTransform load(Path directory) {
            return new FeatureTransform() {
                @Override
                public Signature signature() {
                    return SIGNATURE;
                }

                @Override
                public Batch features(Batch raw) {
                    return raw;
                }

                @Override
                public void features(Row raw, double[] into) {
                    // a constant model has no features
                }

                @Override
                public double[] labels(Batch raw) {
                    return new double[raw.rows()];
                }
            };
        }
    }
}
