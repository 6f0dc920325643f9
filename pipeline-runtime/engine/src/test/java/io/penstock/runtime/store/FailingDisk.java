package io.penstock.runtime.store;

import java.io.IOException;
import java.nio.file.Path;

/** A disk on which one kind of operation fails from its given use on, until it is repaired. */
final class FailingDisk implements FileLayer {

    private static final int NEVER = Integer.MAX_VALUE;

    private final FileLayer disk = new Disk();
    private String operation = "";
    private int left = NEVER;

    /** Lets an operation fail after it has succeeded a number of times. */
    void fail(String name, int afterSuccesses) {
        operation = name;
        left = afterSuccesses;
    }

    void repair() {
        left = NEVER;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        use("createDirectories");
        disk.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        use("write");
        disk.write(file, content);
    }

    @Override
    public void force(Path fileOrDirectory) throws IOException {
        use("force");
        disk.force(fileOrDirectory);
    }

    @Override
    public void seal(Path file) throws IOException {
        use("seal");
        disk.seal(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        use("move");
        disk.move(from, to);
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
        use("deleteTree");
        disk.deleteTree(directory);
    }

    private void use(String name) throws IOException {
        if (left != NEVER && operation.equals(name) && left-- <= 0) {
            throw new IOException("No space left on device");
        }
    }
}
