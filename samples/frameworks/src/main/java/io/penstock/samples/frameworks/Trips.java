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

/** Taxi trips: which have a big tip, where they begin in groups, and which of them are strange. */
final class Trips {

    static final int ROUNDS = 50;

    private Trips() {}

    /** What is known of a trip before it is paid tells whether the tip is more than a fifth of the fare. */
    static Pipeline tips(Path data) {
        FeatureSpec before = FeatureSpec.labelled(Label.binary(
                        "small tip",
                        "big tip",
                        column("tips").greaterThan(column("fare").times(0.2))))
                .zScore("trip_miles", "fare", "trip_seconds")
                .zScore("pickup_latitude", "pickup_longitude", "dropoff_latitude", "dropoff_longitude")
                .bucketize(10, "pickup_latitude", "pickup_longitude", "dropoff_latitude", "dropoff_longitude")
                .vocabulary("payment_type", "company", "trip_start_hour", "trip_start_day", "trip_start_month")
                .vocabulary("pickup_community_area", "dropoff_community_area");
        return Pipeline.define("tips", p -> Contest.of(p, p.add(trips(data)), before)
                .with("linear", TribuoEstimator.logisticRegression(20))
                .with("boosted", TribuoEstimator.boostedTrees(ROUNDS))
                .with("xgboost", XgboostEstimator.boostedTrees(ROUNDS))
                .with("lightgbm", LightgbmEstimator.boostedTrees(ROUNDS)));
    }

    static Pipeline groups(Path data) {
        FeatureSpec places = FeatureSpec.labelled(Label.clusters()).zScore("pickup_latitude", "pickup_longitude");
        return Pipeline.define(
                "groups", p -> Contest.of(p, p.add(trips(data)), places).with("k-means", TribuoEstimator.kMeans(8)));
    }

    /** A trip at more than 60 miles an hour, or of a mile for more than 30 dollars, is strange enough for a city. */
    static Pipeline strange(Path data) {
        Label label = Label.anomalies(column("trip_miles")
                .times(3600)
                .greaterThan(column("trip_seconds").times(60))
                .or(column("fare").greaterThan(column("trip_miles").times(30).plus(30))));
        FeatureSpec figures = FeatureSpec.labelled(label).zScore("trip_miles", "trip_seconds", "fare");
        return Pipeline.define("strange", p -> Contest.of(p, p.add(trips(data)), figures)
                .with("one-class", TribuoEstimator.oneClassSvm(0.02)));
    }

    private static CsvExampleGen trips(Path data) {
        return CsvExampleGen.of(data.resolve("trips.csv.gz"), Split.byHash(2, 1));
    }
}
