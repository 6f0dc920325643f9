package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The manifest of an artifact with the times of its files, as it lies beside them.
 *
 * @param format of this record, for a reader of another version
 * @param files in the order of their paths
 */
record StoredManifest(int format, List<File> files) {

    private static final int FORMAT = 1;

    /**
     * One file as it was published.
     *
     * @param modified when its content was last written: while it is the same, so is the content
     */
    record File(String path, long bytes, Digest digest, boolean attachment, Instant modified) {

        /** Refuses a text that leaves something out. */
        File {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(modified, "modified");
        }

        Optional<String> problem(Path directory, boolean thorough) throws IOException {
            Path file = directory.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Optional.of("file '%s' is missing".formatted(path));
            }
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.size() != bytes) {
                return Optional.of("file '%s' has %d bytes instead of %d".formatted(path, found.size(), bytes));
            }
            boolean untouched =
                    !thorough && found.lastModifiedTime().toInstant().equals(modified);
            return untouched || Manifest.digestOf(file).equals(digest)
                    ? Optional.empty()
                    : Optional.of("file '%s' has changed".formatted(path));
        }
    }

    /** Copies the files. */
    StoredManifest {
        files = List.copyOf(files);
    }

    /** Describes the files of a directory that a manifest names. */
    static StoredManifest of(Manifest manifest, Path directory) throws IOException {
        List<File> files = new ArrayList<>();
        for (Manifest.Entry entry : manifest.files()) {
            Instant modified =
                    Files.getLastModifiedTime(directory.resolve(entry.path())).toInstant();
            files.add(new File(entry.path(), entry.bytes(), entry.digest(), entry.attachment(), modified));
        }
        return new StoredManifest(FORMAT, files);
    }

    /**
     * Reads a stored manifest.
     *
     * @throws DataException if its text is damaged or of a newer format
     */
    static StoredManifest read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8); // which no byte is too wrong for
        StoredManifest manifest = CanonicalJson.read(text, StoredManifest.class, file.toString());
        if (manifest.format() != FORMAT) {
            throw new DataException("'%s' has format '%d', this Penstock knows format '%d'. Use a newer one."
                    .formatted(file, manifest.format(), FORMAT));
        }
        return manifest;
    }

    String json() {
        return CanonicalJson.write(this);
    }

    Manifest manifest() {
        return new Manifest(files.stream()
                .map(file -> new Manifest.Entry(file.path(), file.bytes(), file.digest(), file.attachment()))
                .toList());
    }

    /** Returns what is wrong with the files in a directory, if anything. A file whose time has changed is hashed. */
    Optional<String> problem(Path directory, boolean thorough) throws IOException {
        for (File file : files) {
            Optional<String> problem = file.problem(directory, thorough);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return thorough ? stranger(directory) : Optional.empty();
    }

    /** A file that was not published may be read all the same, by a codec that takes every file of its directory. */
    private Optional<String> stranger(Path directory) throws IOException {
        Set<Path> known =
                files.stream().map(file -> directory.resolve(file.path())).collect(Collectors.toSet());
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(path -> !Files.isDirectory(path) && !known.contains(path))
                    .findFirst()
                    .map(path -> "file '%s' was not published".formatted(directory.relativize(path)));
        }
    }
}
