package io.penstock.runtime.observe;

import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the measurements of each execution in a text file of its own, {@code <run>/<node>.tsv}, with a line {@code name TAB step TAB
 * value} each. Thread-safe.
 */
public final class MetricFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MetricFiles.class);

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

        /** Reads a line; empty if it is torn, which a power cut may leave: zeros in place of what was not on the disk yet. */
        private static Optional<Point> of(String line) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 3 || line.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Point(parts[0], Long.parseLong(parts[1]), Double.parseDouble(parts[2])));
            } catch (NumberFormatException torn) {
                return Optional.empty();
            }
        }
    }

    /** Returns the measurements of an execution so far, in the order they were taken; torn lines are left out, and a warning says how many. */
    public List<Point> points(ExecutionId id) throws IOException {
        Path file = files.of(id);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = AttemptFiles.text(file);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        List<Point> points =
                lines.stream().map(Point::of).flatMap(Optional::stream).toList();
        if (points.size() < lines.size()) {
            LOG.warn("{} of {} lines of '{}' are torn and left out.", lines.size() - points.size(), lines.size(), file);
        }
        return points;
    }

    /** Opens the measurements of an execution; the file is made at the first. */
    public MetricFile open(ExecutionId id) {
        return new MetricFile(() -> files.of(id));
    }
}
