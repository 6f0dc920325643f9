package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps the measurements of each execution in a text file of its own, {@code <run>/<node>.tsv}, with a line {@code name TAB step TAB
 * value} each. Thread-safe.
 */
public final class MetricFiles {

    private final AttemptFiles files;

    /** Keeps the files below a directory, which is asked for when there is something to keep. */
    public MetricFiles(Supplier<Path> directory) {
        this.files = new AttemptFiles(directory, ".tsv");
    }

    /**
     * One measurement.
     *
     * @param name of the series
     * @param step epoch, round or batch
     * @param value what was measured
     */
    public record Point(String name, long step, double value) {

        private static Point of(String line) {
            String[] parts = line.split("\t", -1);
            return new Point(parts[0], Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
        }
    }

    /** Returns the measurements of an execution so far, in the order they were taken. */
    public List<Point> points(ExecutionId id) throws IOException {
        Path file = files.of(id);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Point::of)
                .toList();
    }

    /** Opens the measurements of an execution; the file is made at the first. */
    public MetricFile open(ExecutionId id) {
        return new MetricFile(() -> files.of(id));
    }
}
