package io.penstock.release;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.model.Model;
import io.penstock.model.ModelCodec;
import io.penstock.release.PushedModel.How;
import io.penstock.release.Version.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory of pushed versions with a pointer to the one that serves. Safe between processes. */
final class ServingDirectory {

    private static final String VERSIONS = "versions";
    private static final String CURRENT = "CURRENT";
    private static final String STAGING = ".staging";
    private static final ModelCodec CODEC = new ModelCodec();

    private final Path root;

    ServingDirectory(Path root) {
        this.root = root;
    }

    /**
     * Returns what serves, if anything was pushed.
     *
     * @throws DataException if the pointer is damaged
     */
    Optional<Pointer> current() throws IOException {
        Path file = root.resolve(CURRENT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String line = Files.readString(file);
        Optional<Pointer> pointer = Pointer.parse(line);
        if (pointer.isEmpty()) {
            throw new DataException(
                    "'%s' does not name a version: '%s'. Push the model again.".formatted(file, line.strip()));
        }
        return pointer;
    }

    /**
     * Opens a pushed model.
     *
     * @throws DataException if its files are not those that were pushed
     */
    Model open(Pointer pointer) throws IOException {
        Path directory = directoryOf(pointer.version());
        if (!holds(directory, pointer.model())) {
            throw new DataException("'%s' does not hold model %s any more. Push the model again."
                    .formatted(directory, pointer.model().brief()));
        }
        return Model.open(directory);
    }

    /** Makes a model the one that serves. */
    PushedModel push(Model model) throws IOException, InterruptedException {
        prepare();
        return PushLock.holding(root, () -> change(model));
    }

    private PushedModel change(Model model) throws IOException {
        DurableFiles.deleteTree(root.resolve(STAGING));
        Optional<Version> existing = find(model.digest());
        Version version = existing.isPresent() ? existing.get() : add(model);
        Pointer pointer = new Pointer(version, model.digest());
        boolean serving = pointsTo(pointer);
        if (!serving) {
            point(pointer);
        }
        How how = serving ? How.ALREADY_THERE : existing.isPresent() ? How.POINTED : How.PUSHED;
        return new PushedModel(model.digest(), version.number(), VERSIONS + "/" + version.name(), how);
    }

    private boolean pointsTo(Pointer pointer) throws IOException {
        Path file = root.resolve(CURRENT);
        return Files.exists(file) && Files.readString(file).equals(pointer.line());
    }

    private void prepare() throws IOException {
        try {
            Files.createDirectories(root.resolve(VERSIONS));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Serving directory '%s' cannot be made or written. Check that it is a directory and its permissions."
                            .formatted(root),
                    e);
        }
    }

    /** Finds a whole, undamaged version of the model. */
    private Optional<Version> find(Digest model) throws IOException {
        for (Version version : versions()) {
            if (version.mayHold(model) && holds(directoryOf(version), model)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private Version add(Model model) throws IOException {
        int last = versions().stream().mapToInt(Version::number).max().orElse(0);
        Version version = new Version(last + 1, model.digest().brief());
        Path staging = Files.createDirectories(root.resolve(STAGING)).resolve(version.name());
        CODEC.write(model, Files.createDirectory(staging));
        if (!holds(staging, model.digest())) {
            throw new DataException("The files of model %s in '%s' are not those that were judged. Train it again."
                    .formatted(model.digest().brief(), model.directory()));
        }
        DurableFiles.forceTree(staging);
        DurableFiles.move(staging, directoryOf(version));
        return version;
    }

    private void point(Pointer pointer) throws IOException {
        Path next = Files.createDirectories(root.resolve(STAGING)).resolve(CURRENT);
        Files.writeString(next, pointer.line());
        DurableFiles.force(next);
        DurableFiles.move(next, root.resolve(CURRENT));
    }

    private List<Version> versions() throws IOException {
        try (Stream<Path> names = Files.list(root.resolve(VERSIONS))) {
            return names.flatMap(path -> Version.parse(path.getFileName().toString()).stream())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private Path directoryOf(Version version) {
        return root.resolve(VERSIONS).resolve(version.name());
    }

    /** Returns whether a directory holds this model to the byte; what is torn does not. */
    private static boolean holds(Path directory, Digest model) throws IOException {
        return Files.isDirectory(directory)
                && Manifest.of(directory, CODEC::isAttachment).digest().equals(model);
    }
}
