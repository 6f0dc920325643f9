package io.penstock.djl.network;

import io.penstock.model.Feature;
import java.util.List;

/**
 * What a network is to take and give.
 *
 * @param features what its rows hold, in order
 * @param slots the number of places in a row
 * @param outputs the number of raw numbers that it gives for a row
 */
public record NetworkShape(List<Feature> features, int slots, int outputs) {

    /** Copies the features. */
    public NetworkShape {
        features = List.copyOf(features);
    }
}
