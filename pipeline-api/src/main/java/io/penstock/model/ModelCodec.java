package io.penstock.model;

import io.penstock.artifact.ArtifactCodec;
import java.io.IOException;
import java.nio.file.Path;

/** Stores a model as it is: its directory. */
public final class ModelCodec implements ArtifactCodec<Model> {

    @Override
    public Class<Model> type() {
        return Model.class;
    }

    @Override
    public void write(Model value, Path directory) throws IOException {
        DirectoryCopy.copy(value.directory(), directory);
    }

    @Override
    public Model read(Path directory) throws IOException {
        return Model.open(directory);
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return Model.isAttachment(relativePath);
    }
}
