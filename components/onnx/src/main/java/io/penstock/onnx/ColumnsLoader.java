package io.penstock.onnx;

import io.penstock.model.FeatureTransform;
import io.penstock.model.FeatureTransformLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what hands raw columns to a model as they are. */
public final class ColumnsLoader implements FeatureTransformLoader {

    @Override
    public boolean reads(Path directory) {
        return Files.exists(directory.resolve(Columns.FILE));
    }

    @Override
    public FeatureTransform load(Path directory) throws IOException {
        return Columns.read(directory);
    }
}
