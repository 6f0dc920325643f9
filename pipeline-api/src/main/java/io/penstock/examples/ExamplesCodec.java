package io.penstock.examples;

import io.penstock.artifact.ArtifactCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Stores examples as they are: their directory. Rows that were set aside are an attachment. */
public final class ExamplesCodec implements ArtifactCodec<Examples> {

    @Override
    public Class<Examples> type() {
        return Examples.class;
    }

    @Override
    public void write(Examples value, Path directory) throws IOException {
        for (Path file : files(value.directory())) {
            Path copy = directory.resolve(value.directory().relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @Override
    public Examples read(Path directory) throws IOException {
        return Examples.open(directory);
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return relativePath.equals(ExamplesWriter.QUARANTINE_FILE);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
