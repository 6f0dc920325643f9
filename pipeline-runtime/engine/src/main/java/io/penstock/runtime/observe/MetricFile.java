package io.penstock.runtime.observe;

import io.penstock.MetricLog;
import io.penstock.errors.ComponentException;
import io.penstock.errors.EnvironmentException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The measurements of one execution, appended to a file that is made at the first. */
public final class MetricFile implements MetricLog, AutoCloseable {

    private final Supplier<Path> place;
    private @Nullable BufferedWriter lines;

    MetricFile(Supplier<Path> place) {
        this.place = place;
    }

    @Override
    public synchronized void metric(String name, long step, double value) {
        if (name.isEmpty() || name.indexOf('\t') >= 0 || name.indexOf('\n') >= 0) {
            throw new ComponentException(
                    "Metric name '%s' is not usable. Use a name without tabs and line ends.".formatted(name));
        }
        try {
            open().append(name + "\t" + step + "\t" + value + "\n");
        } catch (IOException e) {
            throw new EnvironmentException("Metrics cannot be written to '%s': %s".formatted(place.get(), e), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }

    private BufferedWriter open() throws IOException {
        BufferedWriter known = lines;
        if (known == null) {
            Path file = place.get();
            Files.createDirectories(file.getParent());
            known = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines = known;
        }
        return known;
    }
}
