package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.arrow.ArrowFileReader;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the batches of one file, with failures of the machine as exceptions of ours. Thread-safe. */
final class ShardReader implements AutoCloseable {

    private final Path file;
    private final List<String> columns;
    private final ArrowFileReader arrow;

    ShardReader(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
        try {
            this.arrow = ArrowFileReader.open(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    int batches() {
        return arrow.batches();
    }

    Batch read(int index) {
        try {
            return arrow.read(index, columns);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            arrow.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static EnvironmentException unreadable(Path file, IOException cause) {
        return new EnvironmentException("Cannot read '%s': %s.".formatted(file, cause), cause);
    }
}
