package io.penstock.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A place on the disk of an output where it is made, so that it appears whole or not at all: it is put there or deleted, and neither
 * while the other is done.
 */
final class Aside implements AutoCloseable {

    private final Path output;
    private final Path path;

    /** What Ctrl-C does. */
    private final Thread hook = new Thread(this::deleteAtExit, "penstock-aside");

    private Aside(Path output, Path path) {
        this.output = output;
        this.path = path;
    }

    /**
     * Returns a place for an output, where nothing is yet.
     *
     * @throws io.penstock.errors.EnvironmentException if the output cannot be written where it is to be
     */
    static Aside of(Path output) {
        Path directory = output.toAbsolutePath().normalize().resolveSibling("");
        Destination.check(directory, "Name another output with -o.");
        Aside aside = new Aside(output, Destination.existing(directory).resolve("." + UUID.randomUUID() + ".part"));
        Runtime.getRuntime().addShutdownHook(aside.hook);
        return aside;
    }

    Path path() {
        return path;
    }

    /** Puts the output where it is to be, in the place of a file that is there. */
    synchronized void publish() throws IOException {
        MoreFiles.createParentDirectories(output);
        Files.move(path, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes what was not published. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already: the hook deletes
        }
        delete();
    }

    private synchronized void delete() throws IOException {
        if (Files.exists(path)) {
            MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private void deleteAtExit() {
        try {
            delete();
        } catch (IOException e) {
            System.err.println("penstock: '%s' is left behind: %s. Delete it.".formatted(path, e));
        }
    }
}
