package io.penstock.testing.estimator;

import io.penstock.columns.Batch;
import io.penstock.columns.NumericColumn;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Model;
import io.penstock.model.ModelLoader;
import io.penstock.model.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/** Loads what {@link Descent} trained. */
public final class DescentLoader implements ModelLoader {

    @Override
    public String format() {
        return Descent.FRAMEWORK;
    }

    @Override
    public Scorer load(Model model) throws IOException {
        String json = Files.readString(model.directory().resolve(Descent.FILE));
        return new Line(CanonicalJson.read(json, Descent.Weights.class, Descent.FILE));
    }

    private record Line(Descent.Weights weights) implements Scorer {

        @Override
        public void score(double[] features, double[] scores) {
            scores[0] = weights.score(Descent.spread(features, 0));
        }

        @Override
        public double[] score(Batch features) {
            double[] scores = new double[features.rows()];
            double[] row = new double[features.columns().size()];
            for (int i = 0; i < scores.length; i++) {
                int at = i;
                Arrays.setAll(row, column -> ((NumericColumn) features.columns().get(column)).asDouble(at));
                scores[i] = weights.score(Descent.spread(row, 0));
            }
            return scores;
        }
    }
}
