package io.penstock.configuration.internal.tree;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text that values come from.
 *
 * @param name what people know it by
 * @param directory where its relative paths start; null for the working directory
 */
public record Source(String name, @Nullable Path directory) {

    /** Names a text whose relative paths start in the working directory. */
    public static Source named(String name) {
        return new Source(name, null);
    }

    /** Returns the path that a text in this source means. */
    public Path resolve(String path) {
        return directory == null ? Path.of(path) : directory.resolve(path);
    }

    /** Returns a place in this source. */
    public Place at(int line, int column) {
        return new Place(this, line, column);
    }

    /** Returns this source as a place, for what has no line. */
    public Place whole() {
        return at(0, 0);
    }
}
