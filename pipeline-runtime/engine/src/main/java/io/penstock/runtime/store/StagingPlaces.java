package io.penstock.runtime.store;

import io.penstock.runtime.store.ArtifactStore.Staging;
import java.io.IOException;

/** Gives places to write files. */
@FunctionalInterface
public interface StagingPlaces {

    /** Opens a new, empty place. */
    Staging stage() throws IOException;
}
