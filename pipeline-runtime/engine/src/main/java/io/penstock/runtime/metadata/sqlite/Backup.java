package io.penstock.runtime.metadata.sqlite;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A consistent copy of a database beside it, {@code metadata-version-1-2026-05-01T120000.123Z.db}. It is made while the database is in
 * use, and has its name only when it is whole and on the disk. To be made by who holds the right to write, so that there is
 * one at a time.
 */
final class Backup {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".part";

    private final Path file;
    private final int version;

    /**
     * Prepares a backup.
     *
     * @param file the database
     * @param version that it has
     */
    Backup(Path file, int version) {
        this.file = file;
        this.version = version;
    }

    /**
     * Makes the copy.
     *
     * @throws EnvironmentException if it cannot be written
     */
    void write(Instant now) {
        Path target = file.resolveSibling(prefix() + TIME.format(now) + ".db");
        Path draft = target.resolveSibling(target.getFileName() + UNFINISHED);
        try {
            clearDrafts();
            refuseExisting(target);
            copy(file, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(target);
        } catch (IOException | SQLException e) {
            throw new EnvironmentException(
                    "Metadata database '%s' has version %d and must be brought to version %d, but its backup '%s' cannot be written: %s. Nothing was changed. Make room or the directory writable, then open it again."
                            .formatted(file, version, Migrations.VERSION, target, e),
                    e);
        }
    }

    /** Removes what a process left that ended in the middle of a backup. */
    private void clearDrafts() throws IOException {
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(file.getParent(), name() + "-version-*" + UNFINISHED)) {
            for (Path draft : drafts) {
                Files.delete(draft);
            }
        }
    }

    private static void refuseExisting(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    /**
     * Copies a database as it is at one moment to a file that is on the disk then. Another session reads; the one that holds the right to
     * write is inside a transaction, where no copy can be made.
     */
    static void copy(Path file, Path target) throws SQLException, IOException {
        try (SqliteSession session = SqliteSession.copying(file)) {
            session.update("VACUUM INTO ?", target.toString());
        }
        force(target);
    }

    /** SQLite leaves that to whoever asks for the copy. */
    private static void force(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void forceDirectory(Path target) throws IOException {
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) { // Windows opens no directories
            try (FileChannel channel = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private String prefix() {
        return "%s-version-%d-".formatted(name(), version);
    }

    private String name() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
