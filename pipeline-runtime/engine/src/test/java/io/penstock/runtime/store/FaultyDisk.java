package io.penstock.runtime.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which an operation fails, by its place among all operations, until it is repaired. */
final class FaultyDisk implements FileLayer {

    private static final int NEVER = Integer.MAX_VALUE;

    /** What goes wrong. */
    enum Fault {
        DISK_FULL("No space left on device"),
        READ_ONLY("Read-only file system"),
        BROKEN("Input/output error"),
        FORBIDDEN("") {
            @Override
            IOException at(Path path) {
                return new AccessDeniedException(path.toString());
            }
        };

        private final String reason;

        Fault(String reason) {
            this.reason = reason;
        }

        IOException at(Path path) {
            return new FileSystemException(path.toString(), null, reason);
        }
    }

    private final FileLayer disk = new Disk();
    private Fault fault = Fault.BROKEN;
    private int first = NEVER;
    private int last = NEVER;
    private int operations;

    /** Lets operations fail, counted from now. */
    void fail(Fault what, int from, int to) {
        fault = what;
        first = from;
        last = to;
        operations = 0;
    }

    void repair() {
        fail(fault, NEVER, NEVER);
    }

    int operations() {
        return operations;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        use(directory);
        disk.createDirectories(directory);
    }

    /** A full disk takes the beginning. */
    @Override
    public void write(Path file, byte[] content) throws IOException {
        try {
            use(file);
        } catch (IOException e) {
            Files.write(file, Arrays.copyOf(content, content.length / 2));
            throw e;
        }
        disk.write(file, content);
    }

    /** Forces nothing, which nobody sees while the power is on, and which takes the time of all the rest together. */
    @Override
    public void force(Path fileOrDirectory) throws IOException {
        use(fileOrDirectory);
    }

    @Override
    public void seal(Path file) throws IOException {
        use(file);
        disk.seal(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        use(to);
        disk.move(from, to);
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
        use(directory);
        disk.deleteTree(directory);
    }

    private void use(Path path) throws IOException {
        int number = operations++;
        if (number >= first && number <= last) {
            throw fault.at(path);
        }
    }
}
