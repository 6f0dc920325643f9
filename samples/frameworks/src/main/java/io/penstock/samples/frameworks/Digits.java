package io.penstock.samples.frameworks;

import io.penstock.Pipeline;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.SplitExampleGen;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.split.Split;
import io.penstock.djl.DjlEstimator;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Handwritten digits of 8 by 8 pixels: a network of filters beside trees. */
final class Digits {

    private static final int SIDE = 8;

    private Digits() {}

    static Pipeline pipeline(Path data) {
        return Pipeline.define("digits", p -> {
            var rows = p.add(CsvExampleGen.of(data.resolve("digits.csv"), Split.stratified(4, 1, "digit")));
            Contest.of(p, rows, features())
                    .with("forest", TribuoEstimator.randomForest(60))
                    .with("boosted", LightgbmEstimator.boostedTrees(60))
                    .with("network", DjlEstimator.convolutionalNetwork(SIDE, SIDE, 15));
        });
    }

    /** The same without boosting, on rows that others have split. */
    static Pipeline fold(Path directory) {
        return Pipeline.define("digits-fold", p -> {
            var rows = p.add(SplitExampleGen.of(
                    CsvSource.of(directory.resolve("train.csv")), CsvSource.of(directory.resolve("eval.csv"))));
            Contest.of(p, rows, features())
                    .with("forest", TribuoEstimator.randomForest(100))
                    .with("network", DjlEstimator.convolutionalNetwork(SIDE, SIDE, 15));
        });
    }

    private static FeatureSpec features() {
        String[] pixels = IntStream.range(0, SIDE * SIDE).mapToObj(i -> "p" + i).toArray(String[]::new);
        return FeatureSpec.labelled(Label.classes("digit")).minMax(pixels);
    }
}
