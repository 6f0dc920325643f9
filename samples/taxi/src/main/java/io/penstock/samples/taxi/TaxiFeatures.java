package io.penstock.samples.taxi;

import static io.penstock.transform.expression.Expression.column;

import io.penstock.transform.FeatureSpec;
import io.penstock.transform.feature.Label;

/** What is learned of a trip, and from what. */
public final class TaxiFeatures {

    private TaxiFeatures() {}

    /** Returns the label, a tip of more than 20 % of the fare, and the features; what is known of a trip before it is paid. */
    public static FeatureSpec spec() {
        return FeatureSpec.labelled(Label.binary(
                        "small tip",
                        "big tip",
                        column("tips").greaterThan(column("fare").times(0.2))))
                .zScore("trip_miles", "fare", "trip_seconds")
                .bucketize(10, "pickup_latitude", "pickup_longitude", "dropoff_latitude", "dropoff_longitude")
                .vocabulary("payment_type", "company", "trip_start_hour", "trip_start_day", "trip_start_month")
                .vocabulary("pickup_community_area", "dropoff_community_area");
    }
}
