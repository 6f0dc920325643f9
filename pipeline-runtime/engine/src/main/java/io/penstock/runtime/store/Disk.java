package io.penstock.runtime.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The file system itself. */
final class Disk implements FileLayer {

    private static final boolean IS_WINDOWS = File.separatorChar == '\\';

    /** Deletes what it visits, and does not mind if another process was faster. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Windows opens no directories, and forces files only through a channel that may write. */
    @Override
    public void force(Path fileOrDirectory) throws IOException {
        if (IS_WINDOWS && Files.isDirectory(fileOrDirectory)) {
            return;
        }
        StandardOpenOption mode = IS_WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ;
        try (FileChannel channel = FileChannel.open(fileOrDirectory, mode)) {
            channel.force(true);
        }
    }

    @Override
    public void seal(Path file) throws IOException {
        if (!file.toFile().setReadOnly()) {
            throw new IOException("'%s' cannot be made read-only".formatted(file));
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
        Files.walkFileTree(directory, new Deletion());
    }
}
