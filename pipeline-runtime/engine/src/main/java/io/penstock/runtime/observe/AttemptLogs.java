package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Keeps the log lines of each attempt in a text file of its own, {@code <run>/<node>.log}. Thread-safe. */
public final class AttemptLogs {

    private final AttemptFiles files;

    /** Keeps the files below a directory, which is asked for when there is something to keep. */
    public AttemptLogs(Supplier<Path> directory) {
        this.files = new AttemptFiles(directory, ".log");
    }

    /** Returns the lines of an attempt so far; a stack trace has several. What a power cut tore is given as it is. */
    public List<String> lines(ExecutionId id) throws IOException {
        Path file = files.of(id);
        return Files.exists(file) ? AttemptFiles.text(file).lines().toList() : List.of();
    }

    /**
     * Opens the log of an attempt; the file is made at the first line.
     *
     * @param host where every line goes too
     */
    public AttemptLog open(ExecutionId id, Logger host) {
        return new AttemptLog(() -> files.of(id), host);
    }
}
