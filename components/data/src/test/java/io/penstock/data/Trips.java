package io.penstock.data;

import java.nio.file.Path;

/** The real trips that the taxi sample ships. */
public final class Trips {

    /** The file, from the directory of this module, where Maven runs its tests. */
    public static final Path FILE = Path.of("..", "..", "samples", "taxi", "data", "trips.csv");

    private Trips() {}
}
