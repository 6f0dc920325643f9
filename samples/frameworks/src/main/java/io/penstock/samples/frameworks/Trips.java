package io.penstock.samples.frameworks;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.Pipeline;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.split.Split;
import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;
import io.penstock.tribuo.TribuoEstimator;
import java.nio.file.Path;

/** Taxi trips without a label: where they begin in groups, and which of them are strange. */
final class Trips {

    private Trips() {}

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
