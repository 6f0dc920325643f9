package io.penstock.samples.frameworks;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Pipeline;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.split.Split;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import io.penstock.xgboost.XgboostEstimator;
import java.nio.file.Path;

/** What a taxi trip costs: the mean by four estimators, one of a library that Penstock does not know, and what nine of ten stay below. */
final class Fares {

    private Fares() {}

    static Pipeline mean(Path data) {
        return Pipeline.define("fares", p -> Contest.of(p, p.add(trips(data)), features(Label.number(column("fare"))))
                .with("least-squares", new LeastSquares())
                .with("linear", TribuoEstimator.linearRegression())
                .with("boosted", TribuoEstimator.boostedTrees(100))
                .with("lightgbm", LightgbmEstimator.boostedTrees(100)));
    }

    static Pipeline quantile(Path data) {
        return Pipeline.define(
                "fares-at-most", p -> Contest.of(p, p.add(trips(data)), features(Label.quantile(0.9, column("fare"))))
                        .with("xgboost", XgboostEstimator.boostedTrees(100))
                        .with("lightgbm", LightgbmEstimator.boostedTrees(100)));
    }

    private static CsvExampleGen trips(Path data) {
        return CsvExampleGen.of(data.resolve("trips.csv.gz"), Split.byHash(2, 1));
    }

    private static FeatureSpec features(Label label) {
        return FeatureSpec.labelled(label)
                .zScore("trip_miles", "trip_seconds", "pickup_latitude", "pickup_longitude")
                .zScore("dropoff_latitude", "dropoff_longitude")
                .vocabulary("payment_type");
    }
}
