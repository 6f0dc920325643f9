package io.penstock.runtime.care;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A copy of a workspace that is itself one. The metadata comes first, as it is at one moment; every artifact that it tells of was
 * published before, and nothing is deleted meanwhile. Has its name when it is whole and on the disk.
 */
final class WorkspaceCopy {

    /** Their files never change, so that two workspaces may share them. */
    private static final String ARTIFACTS = "artifacts";

    /** What a workspace keeps beside its metadata; all else is made again when it is opened. */
    private static final List<String> KEPT = List.of(ARTIFACTS, "metrics", "logs");

    private final Premises premises;
    private final Path root;

    WorkspaceCopy(Premises premises, Path root) {
        this.premises = premises;
        this.root = root.toAbsolutePath();
    }

    /**
     * Makes the copy.
     *
     * @param linked whether files are linked where the disk can, and not copied
     */
    void write(Path target, boolean linked) throws IOException {
        Path place = target.toAbsolutePath();
        refuse(place);
        Path draft = place.resolveSibling(place.getFileName() + "-" + UUID.randomUUID() + ".part");
        boolean written = false;
        try {
            Files.createDirectories(draft);
            premises.metadata().copyTo(draft.resolve("metadata.db"));
            for (String kept : KEPT) {
                copy(root.resolve(kept), draft.resolve(kept), linked && kept.equals(ARTIFACTS));
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            force(Objects.requireNonNull(place.getParent())); // the root exists, and is refused
            written = true;
        } finally {
            if (!written) {
                delete(draft);
            }
        }
    }

    private void refuse(Path place) {
        if (Files.exists(place)) {
            throw new EnvironmentException("'%s' exists already. Give the path of nothing.".formatted(place));
        }
        if (place.startsWith(root)) {
            throw new EnvironmentException(
                    "'%s' is within the workspace '%s'. Choose a place outside.".formatted(place, root));
        }
    }

    /** What goes away meanwhile, such as a damaged artifact that is set aside, is left out. */
    private static void copy(Path from, Path to, boolean linked) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        for (Path entry : entries(from)) {
            Path target = to.resolve(entry.getFileName());
            if (Files.isDirectory(entry)) {
                copy(entry, target, linked);
            } else {
                file(entry, target, linked);
            }
        }
        force(to);
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static void file(Path from, Path to, boolean linked) throws IOException {
        try {
            if (linked) {
                Files.createLink(to, from);
            } else {
                copied(from, to);
            }
        } catch (NoSuchFileException e) {
            Files.deleteIfExists(to);
        } catch (UnsupportedOperationException | FileSystemException e) { // another disk, or one without links
            copied(from, to);
        }
    }

    private static void copied(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        force(to);
    }

    private static void force(Path fileOrDirectory) throws IOException {
        if (fileOrDirectory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
