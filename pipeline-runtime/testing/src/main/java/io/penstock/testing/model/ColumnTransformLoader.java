package io.penstock.testing.model;

import io.penstock.json.CanonicalJson;
import io.penstock.model.FeatureTransform;
import io.penstock.model.FeatureTransformLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the transform inside a {@link ColumnModel}. */
public final class ColumnTransformLoader implements FeatureTransformLoader {

    /** Makes the loader. */
    public ColumnTransformLoader() {}

    @Override
    public boolean reads(Path directory) {
        return Files.exists(directory.resolve(ColumnModel.FILE));
    }

    @Override
    public FeatureTransform load(Path directory) throws IOException {
        Path file = directory.resolve(ColumnModel.FILE);
        return new ColumnTransform(
                CanonicalJson.read(Files.readString(file), ColumnModel.class, "'%s'".formatted(file)));
    }
}
