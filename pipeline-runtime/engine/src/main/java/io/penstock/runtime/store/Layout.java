package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Returns where artifacts go that were removed, until they are deleted. */
    Path removed() {
        return root.resolve("removed");
    }

    /** Returns where executions leave what is unfinished, by cache key. */
    Path unfinished() {
        return root.resolve("unfinished");
    }

    /** Returns where owners say what they rely on. */
    Path holds() {
        return root.resolve("holds");
    }

    Path hold(String owner) {
        return holds().resolve(owner + ".hold");
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

    /** Returns the digests of all published artifacts, shelf by shelf. */
    Stream<Digest> digests() throws IOException {
        return entries(artifacts()).stream()
                .filter(Files::isDirectory)
                .flatMap(shelf -> onShelf(shelf).stream())
                .filter(this::isArtifact)
                .map(Layout::digest);
    }

    /** Returns what lies among the artifacts and is none. */
    Stream<Path> strangers() throws IOException {
        return entries(artifacts()).stream()
                .flatMap(shelf -> Files.isDirectory(shelf) ? onShelf(shelf).stream() : Stream.of(shelf))
                .filter(path -> !isArtifact(path));
    }

    /** Returns what is in a directory, in the order of names; nothing if there is no directory. */
    static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    private static List<Path> onShelf(Path shelf) {
        try {
            return entries(shelf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isArtifact(Path path) {
        String name = path.getFileName().toString();
        return NAME.matcher(name).matches() && artifact(digest(path)).path().equals(path);
    }

    private static Digest digest(Path artifact) {
        return new Digest("sha256:" + artifact.getFileName());
    }
}
