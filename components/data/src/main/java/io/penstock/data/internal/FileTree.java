package io.penstock.data.internal;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of data below a directory: what begins with a dot or an underscore, and what lies in it, is none. */
public final class FileTree {

    private FileTree() {}

    /** Returns the files in the order of their relative names, compared character by character. Links are followed. */
    public static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(file -> isVisible(directory.relativize(file)) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(file -> name(directory, file)))
                    .toList();
        }
    }

    /** Returns the relative name of a file, with {@code /} between directories. */
    public static String name(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isVisible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }
}
