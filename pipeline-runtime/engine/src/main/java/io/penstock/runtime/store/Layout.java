package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where things lie in a workspace.
 *
 * @param root the workspace
 */
record Layout(Path root) {

    private static final int FAN = 2;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    /** What is at hand for one artifact, or for one place to stage it. */
    record Place(Path path) {

        Path files() {
            return path.resolve("files");
        }

        Path manifest() {
            return path.resolve("manifest.json");
        }
    }

    Path artifacts() {
        return root.resolve("artifacts");
    }

    Path staging() {
        return root.resolve("staging");
    }

    Path staging(String owner) {
        return staging().resolve(owner);
    }

    Path damaged() {
        return root.resolve("damaged");
    }

    Path owners() {
        return root.resolve("owners");
    }

    Path lock(String owner) {
        return owners().resolve(owner + ".lock");
    }

    /** Returns the directory that an artifact shares with others. */
    Path shelf(Digest digest) {
        return artifacts().resolve(digest.hex().substring(0, FAN));
    }

    Place artifact(Digest digest) {
        return new Place(shelf(digest).resolve(digest.hex()));
    }

    /** Returns the digests of all published artifacts, shelf by shelf; the caller closes the stream. */
    Stream<Digest> digests() throws IOException {
        return Files.list(artifacts())
                .flatMap(Layout::names)
                .filter(this::isArtifact)
                .map(Layout::digest);
    }

    /** Returns what lies among the artifacts and is none; the caller closes the stream. */
    Stream<Path> strangers() throws IOException {
        return Files.list(artifacts())
                .flatMap(shelf -> Files.isDirectory(shelf) ? names(shelf) : Stream.of(shelf))
                .filter(path -> !isArtifact(path));
    }

    private boolean isArtifact(Path path) {
        String name = path.getFileName().toString();
        return NAME.matcher(name).matches() && artifact(digest(path)).path().equals(path);
    }

    private static Digest digest(Path artifact) {
        return new Digest("sha256:" + artifact.getFileName());
    }

    private static Stream<Path> names(Path shelf) {
        try {
            return Files.isDirectory(shelf) ? Files.list(shelf) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
