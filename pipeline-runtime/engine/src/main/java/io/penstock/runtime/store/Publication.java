package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The way of an artifact from its staging place to its name, and the check that it is there. */
final class Publication {

    private static final int MOST_IN_BIN = 100;

    private final Layout layout;
    private final FileLayer disk;
    private final Consumer<Digest> relied;
    private final Set<Path> shelves = ConcurrentHashMap.newKeySet();
    private Path bin;
    private int inBin;

    /**
     * Makes the way for the artifacts of a workspace.
     *
     * @param relied is told of an artifact that is there already when it is published, before it is looked at
     */
    Publication(Layout layout, FileLayer disk, Consumer<Digest> relied) {
        this.layout = layout;
        this.disk = disk;
        this.relied = relied;
        this.bin = layout.removed().resolve(UUID.randomUUID().toString());
    }

    /**
     * Publishes what was staged; durable when it returns. An artifact that is there already is hashed before it is trusted,
     * since whoever published it takes its content as known from now on.
     */
    void publish(Layout.Place staged, Manifest manifest) throws IOException {
        Digest digest = manifest.digest();
        makeShelf(layout.shelf(digest));
        if (Files.exists(layout.artifact(digest).path())) {
            relied.accept(digest);
        }
        if (!isWhole(digest)) {
            settle(staged, manifest);
            setAside(digest);
            rename(staged, layout.artifact(digest), digest);
        }
        disk.force(layout.shelf(digest));
    }

    /**
     * Sets a damaged artifact aside, also a name without content, as a failing disk or a hand leaves it. Leaves one that is
     * whole: another process may have published it anew.
     */
    void setAside(Digest digest) throws IOException {
        Path artifact = layout.artifact(digest).path();
        if (Files.exists(artifact) && !isWhole(digest)) {
            Workplace.establish(disk, layout.damaged());
            disk.move(artifact, layout.damaged().resolve(digest.hex() + "-" + UUID.randomUUID()));
            disk.force(layout.damaged());
            disk.force(layout.shelf(digest));
        }
    }

    /** Takes an artifact away by one rename, and returns where it is to be deleted. */
    synchronized Optional<Path> remove(Digest digest) throws IOException {
        Path artifact = layout.artifact(digest).path();
        if (!Files.exists(artifact)) {
            return Optional.empty();
        }
        Path removed = bin().resolve(inBin + "-" + digest.hex()); // it may have been removed and published again
        disk.move(artifact, removed);
        inBin++;
        return Optional.of(removed);
    }

    /** A directory from which much is deleted holds up whoever moves something into it, so it is another one soon. */
    private Path bin() throws IOException {
        if (inBin == MOST_IN_BIN || !Files.isDirectory(bin)) {
            bin = layout.removed().resolve(UUID.randomUUID().toString());
            disk.createDirectories(bin);
            inBin = 0;
        }
        return bin;
    }

    /** Deletes what was taken away. */
    void reclaim() throws IOException {
        for (Path removed : Layout.entries(layout.removed())) {
            disk.deleteTree(removed);
        }
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

    private boolean isWhole(Digest digest) throws IOException {
        return problem(digest, true).isEmpty();
    }

    /** The name of a shelf is made durable once by each process: whoever made it may not have come so far. */
    private void makeShelf(Path shelf) throws IOException {
        if (!shelves.contains(shelf) || !Files.isDirectory(shelf)) {
            Workplace.establish(disk, shelf);
            shelves.add(shelf);
        }
    }

    /** Forces every file and every directory, the deepest first, and writes down what there is. */
    private void settle(Layout.Place staged, Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.files()) {
            Path file = staged.files().resolve(entry.path());
            disk.force(file);
            disk.seal(file);
        }
        byte[] json = StoredManifest.of(manifest, staged.files()).json().getBytes(StandardCharsets.UTF_8);
        disk.write(staged.manifest(), json);
        disk.force(staged.manifest());
        try (Stream<Path> tree = Files.walk(staged.path())) {
            for (Path directory : tree.filter(Files::isDirectory).toList()) {
                disk.force(directory);
            }
        }
    }

    /** Another process may publish the same artifact at this moment; one of the two renames finds the name taken. */
    private void rename(Layout.Place staged, Layout.Place target, Digest digest) throws IOException {
        try {
            disk.move(staged.path(), target.path());
        } catch (IOException e) {
            if (!isWhole(digest)) {
                throw e;
            }
        }
    }
}
