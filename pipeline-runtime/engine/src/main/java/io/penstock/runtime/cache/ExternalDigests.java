package io.penstock.runtime.cache;

import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the digest of what an {@link ExternalInput} names: of a file's content, or of all files below a directory. */
record ExternalDigests(FileDigests files) {

    Digest of(String field, ExternalInput input) {
        Path path = input.path();
        if (!Files.exists(path)) {
            throw new DataException("Input '%s' is '%s', which does not exist. Check the path; it is relative to '%s'."
                    .formatted(field, path, Path.of("").toAbsolutePath()));
        }
        try {
            return Files.isDirectory(path) ? directory(path) : files.of(path);
        } catch (IOException e) {
            throw new EnvironmentException("Input '%s' is '%s', which cannot be read: %s".formatted(field, path, e), e);
        }
    }

    private Digest directory(Path directory) throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                entries.add(new Manifest.Entry(name, Files.size(file), files.of(file), false));
            }
        }
        entries.sort(Comparator.comparing(Manifest.Entry::path));
        return new Manifest(entries).digest();
    }
}
