package io.penstock.transform;

import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a fitted transform. */
final class TransformFile {

    private static final String NAME = "transform.json";

    private TransformFile() {}

    static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(NAME));
    }

    static void write(FittedTransform transform, Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME), CanonicalJson.write(transform.constants()));
    }

    static FittedTransform read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        String what = "'%s'".formatted(file);
        return new FittedTransform(CanonicalJson.read(Files.readString(file), FittedTransform.Constants.class, what));
    }
}
