package io.penstock.runtime.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** How the values of one artifact type are stored in a directory. Thread-safe. */
public sealed interface ArtifactForm permits CodecForm, JsonForm, ListForm {

    /** Writes a value into an empty directory. */
    void write(Object value, Path directory) throws IOException;

    /** Reads a value from its directory. */
    Object read(Path directory) throws IOException;

    /** Returns whether a file is outside the artifact's digest. */
    boolean isAttachment(String relativePath);

    /** Returns the classes whose code makes the bytes of values, or values of them: codecs, and records that go to JSON. */
    Set<Class<?>> codecs();
}
