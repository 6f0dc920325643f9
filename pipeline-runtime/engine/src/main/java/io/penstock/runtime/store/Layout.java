package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie in a workspace.
 *
 * @param root the workspace
 */
record Layout(Path root) {

    private static final int FAN = 2;

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

    /** Returns the digests of all published artifacts. */
    List<Digest> digests() throws IOException {
        try (Stream<Path> entries = Files.walk(artifacts(), 2)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .map(name -> new Digest("sha256:" + name))
                    .toList();
        }
    }
}
