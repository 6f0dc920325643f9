package io.penstock.runtime.artifacts;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Gives immutable files a second name, or copies them where the disk has no such names. */
final class Links {

    private Links() {}

    /** Links a directory and all that is in it to a place that does not exist yet. */
    static void tree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : (Iterable<Path>) tree::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    file(file, target);
                }
            }
        }
    }

    private static void file(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) { // another disk, or one without links
            Files.copy(from, to);
        }
    }
}
