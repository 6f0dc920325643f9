package io.penstock.model;

import io.penstock.columns.Batch;
import io.penstock.columns.Row;
import io.penstock.errors.EnvironmentException;
import io.penstock.spi.Services;
import java.io.IOException;
import java.nio.file.Path;

/** A transform and a framework's scorer, one behind the other. */
record LoadedModel(FeatureTransform transform, Scorer scorer) implements Predictor {

    static Predictor of(Model model) throws IOException {
        return new LoadedModel(transformOf(model), scorerOf(model));
    }

    private static FeatureTransform transformOf(Model model) throws IOException {
        Path directory = model.directory().resolve(Model.TRANSFORM);
        for (FeatureTransformLoader loader : Services.load(FeatureTransformLoader.class)) {
            if (loader.reads(directory)) {
                return loader.load(directory);
            }
        }
        throw new EnvironmentException(
                "Nothing on the class path reads the transform in '%s'. Add penstock-transform to the dependencies."
                        .formatted(directory));
    }

    private static Scorer scorerOf(Model model) throws IOException {
        String format = model.description().format();
        for (ModelLoader loader : Services.load(ModelLoader.class)) {
            if (loader.format().equals(format)) {
                return loader.load(model);
            }
        }
        throw new EnvironmentException(
                "Nothing on the class path loads '%s' models. Add penstock-%s to the dependencies."
                        .formatted(format, format));
    }

    @Override
    public Signature signature() {
        return transform.signature();
    }

    @Override
    public Predictions predict(Batch raw) {
        return new Predictions(signature().problem(), scorer.score(transform.features(raw)));
    }

    @Override
    public Prediction predict(Row raw) {
        double[] features = new double[signature().slots()];
        double[] scores = new double[signature().problem().scores()];
        transform.features(raw, features);
        scorer.score(features, scores);
        return Prediction.of(signature().problem(), scores);
    }

    @Override
    public double[] labels(Batch raw) {
        return transform.labels(raw);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
