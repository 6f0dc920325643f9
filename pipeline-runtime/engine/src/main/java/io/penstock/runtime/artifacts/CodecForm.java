package io.penstock.runtime.artifacts;

import io.penstock.artifact.ArtifactCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Values of a type with a codec of its own. */
record CodecForm<T>(ArtifactCodec<T> codec) implements ArtifactForm {

    @Override
    public void write(Object value, Path directory) {
        Writing.of(
                codec.type().getName(),
                directory,
                () -> codec.write(codec.type().cast(value), directory));
    }

    @Override
    public Object read(Path directory) throws IOException {
        return codec.read(directory);
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return codec.isAttachment(relativePath);
    }

    @Override
    public Set<Class<?>> codecs() {
        return Set.of(codec.getClass());
    }
}
