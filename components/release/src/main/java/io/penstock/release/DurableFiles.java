package io.penstock.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes that survive a power cut: contents first, then names. */
final class DurableFiles {

    private DurableFiles() {}

    /** Forces every file and directory of a tree. */
    static void forceTree(Path root) throws IOException {
        for (Path path : tree(root)) {
            force(path);
        }
    }

    static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && isWindows(path)) {
            return; // directories cannot be opened there, and their entries are journalled
        }
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Moves in one step and makes the new name durable. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Path parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            for (Path path : tree(root)) {
                Files.delete(path);
            }
        }
    }

    /** Lists children before their parents. */
    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static boolean isWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("\\");
    }
}
