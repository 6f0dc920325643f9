package io.penstock.transform;

import io.penstock.artifact.ArtifactCodec;
import java.io.IOException;
import java.nio.file.Path;

/** Stores a fitted transform as {@code transform.json}; equal transforms give equal bytes. */
public final class FittedTransformCodec implements ArtifactCodec<FittedTransform> {

    @Override
    public Class<FittedTransform> type() {
        return FittedTransform.class;
    }

    @Override
    public void write(FittedTransform value, Path directory) throws IOException {
        TransformFile.write(value, directory);
    }

    @Override
    public FittedTransform read(Path directory) throws IOException {
        return TransformFile.read(directory);
    }
}
