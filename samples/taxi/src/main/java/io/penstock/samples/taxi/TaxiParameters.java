package io.penstock.samples.taxi;

import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import java.nio.file.Path;

/**
 * What the pipeline depends on.
 *
 * @param epochs passes of logistic regression over the training rows
 * @param trees number of boosted trees
 * @param trips the CSV file of trips
 * @param serving where the released model goes
 */
public record TaxiParameters(int epochs, int trees, ExternalInput trips, OutputLocation serving) {

    /** Takes the trips that come with the sample, from its directory. */
    public TaxiParameters(int epochs) {
        this(epochs, 50, Path.of("data", "trips.csv"), Path.of(".penstock", "serving"));
    }

    /** Takes any files. */
    public TaxiParameters(int epochs, int trees, Path trips, Path serving) {
        this(epochs, trees, ExternalInput.of(trips), OutputLocation.of(serving));
    }

    /** Returns these parameters with another place for the released model. */
    public TaxiParameters servingFrom(Path directory) {
        return new TaxiParameters(epochs, trees, trips, OutputLocation.of(directory));
    }

    /** Returns these parameters with another number of epochs. */
    public TaxiParameters withEpochs(int other) {
        return new TaxiParameters(other, trees, trips, serving);
    }
}
