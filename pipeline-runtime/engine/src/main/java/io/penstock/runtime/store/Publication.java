package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The way of an artifact from its staging place to its name, and the check that it is there. */
final class Publication {

    private final Layout layout;
    private final FileLayer disk;

    Publication(Layout layout, FileLayer disk) {
        this.layout = layout;
        this.disk = disk;
    }

    /** Publishes what was staged; durable when it returns. */
    void publish(Layout.Place staged, Manifest manifest) throws IOException {
        Digest digest = manifest.digest();
        Layout.Place target = layout.artifact(digest);
        if (!isThere(digest)) {
            settle(staged, manifest);
            makeRoom(digest, target.path());
            rename(staged, target, digest);
        }
        disk.force(layout.shelf(digest));
    }

    Optional<String> problem(Digest digest, boolean thorough) throws IOException {
        Layout.Place place = layout.artifact(digest);
        if (!Files.isDirectory(place.path())) {
            return Optional.of("artifact '%s' is missing".formatted(digest.brief()));
        }
        if (!Files.isRegularFile(place.manifest())) {
            return Optional.of("its manifest is missing");
        }
        try {
            return problem(StoredManifest.read(place.manifest()), place, digest, thorough);
        } catch (DataException e) {
            return Optional.of("its manifest is damaged: " + e.getMessage());
        }
    }

    private Optional<String> problem(StoredManifest manifest, Layout.Place place, Digest digest, boolean thorough)
            throws IOException {
        return manifest.manifest().digest().equals(digest)
                ? manifest.problem(place.files(), thorough)
                : Optional.of("its manifest is that of another artifact");
    }

    private boolean isThere(Digest digest) throws IOException {
        return problem(digest, false).isEmpty();
    }

    /** Forces every file and every directory, the deepest first, and writes down what there is. */
    private void settle(Layout.Place staged, Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.files()) {
            Path file = staged.files().resolve(entry.path());
            disk.force(file);
            disk.seal(file);
        }
        byte[] json = StoredManifest.of(manifest, staged.files()).json().getBytes(StandardCharsets.UTF_8);
        Files.deleteIfExists(staged.manifest()); // an earlier attempt may have failed after it
        disk.write(staged.manifest(), json);
        disk.force(staged.manifest());
        try (Stream<Path> tree = Files.walk(staged.path())) {
            for (Path directory : tree.filter(Files::isDirectory).toList()) {
                disk.force(directory);
            }
        }
    }

    /** A directory with this name and without its content is the work of a failing disk or of a hand: it is set aside. */
    private void makeRoom(Digest digest, Path target) throws IOException {
        Path shelf = layout.shelf(digest);
        if (!Files.isDirectory(shelf)) {
            disk.createDirectories(shelf);
            disk.force(layout.artifacts());
        }
        if (Files.exists(target)) {
            disk.createDirectories(layout.damaged());
            disk.move(target, layout.damaged().resolve(digest.hex() + "-" + UUID.randomUUID()));
        }
    }

    /** Another process may publish the same artifact at this moment; one of the two renames finds the name taken. */
    private void rename(Layout.Place staged, Layout.Place target, Digest digest) throws IOException {
        try {
            disk.move(staged.path(), target.path());
        } catch (IOException e) {
            if (!isThere(digest)) {
                throw e;
            }
        }
    }
}
