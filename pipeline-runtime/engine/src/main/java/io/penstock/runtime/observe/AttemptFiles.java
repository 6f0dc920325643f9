package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where files about single attempts lie: {@code <run>/<node>.tsv} for the first attempt at a plain node, {@code
 * <run>/<node>@<item>~<attempt>.tsv} in general.
 *
 * @param directory is asked for when there is something to keep
 * @param ending of the names of the files, with its dot
 */
record AttemptFiles(Supplier<Path> directory, String ending) {

    Path of(ExecutionId id) {
        String item = id.item().isEmpty() ? "" : "@" + id.item();
        String attempt = id.attempt() == 1 ? "" : "~" + id.attempt();
        return directory.get().resolve(id.run()).resolve(id.node() + item + attempt + ending);
    }

    /** Reads a file that may be torn: bytes that are no text are replaced. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
