package io.penstock.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of which nothing is changed. */
final class ReadOnlyDisk implements FileLayer {

    @Override
    public void createDirectories(Path directory) throws IOException {
        refuse(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        refuse(file);
    }

    @Override
    public void force(Path fileOrDirectory) throws IOException {
        refuse(fileOrDirectory);
    }

    @Override
    public void seal(Path file) throws IOException {
        refuse(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        refuse(from);
    }

    /** What is not there is as good as deleted. */
    @Override
    public void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            refuse(directory);
        }
    }

    private static void refuse(Path path) throws IOException {
        throw new IOException("'%s' is open to look at alone".formatted(path));
    }
}
