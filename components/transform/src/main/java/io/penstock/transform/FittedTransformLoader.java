package io.penstock.transform;

import io.penstock.model.FeatureTransform;
import io.penstock.model.FeatureTransformLoader;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the transform inside a model. */
public final class FittedTransformLoader implements FeatureTransformLoader {

    @Override
    public boolean reads(Path directory) {
        return TransformFile.isIn(directory);
    }

    @Override
    public FeatureTransform load(Path directory) throws IOException {
        return TransformFile.read(directory);
    }
}
