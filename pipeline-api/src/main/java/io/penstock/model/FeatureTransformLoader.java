package io.penstock.model;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the fitted transform inside a model. Found by {@link java.util.ServiceLoader}. */
public interface FeatureTransformLoader {

    /** Returns whether the directory holds a transform of this loader's form. */
    boolean reads(Path directory);

    /** Reads the transform completely. */
    FeatureTransform load(Path directory) throws IOException;
}
