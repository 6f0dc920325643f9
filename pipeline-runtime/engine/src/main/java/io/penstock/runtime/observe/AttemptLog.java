package io.penstock.runtime.observe;

import com.google.common.base.Throwables;
import io.penstock.errors.EnvironmentException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** The log lines of one attempt, which go to the host's logger too. Thread-safe. */
public final class AttemptLog implements AutoCloseable {

    private final Supplier<Path> place;
    private final Logger host;
    private @Nullable BufferedWriter lines;

    AttemptLog(Supplier<Path> place, Logger host) {
        this.place = place;
        this.host = host;
    }

    /** Returns the logger whose lines are kept and handed to the host. */
    public Logger logger() {
        return new LevelLogger(host.getName(), this::takes, this::line);
    }

    /** Keeps a line that the host does not see, such as one that another process wrote. */
    public synchronized void keep(String line) {
        try {
            BufferedWriter out = open();
            out.append(line).append('\n');
            out.flush();
        } catch (IOException e) {
            throw new EnvironmentException("A log cannot be written to '%s': %s".formatted(place.get(), e), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }

    /** Debug and trace lines are kept if the host takes them. */
    private boolean takes(Level level) {
        return level.toInt() >= Level.INFO.toInt() || host.isEnabledForLevel(level);
    }

    private void line(Level level, String message, @Nullable Throwable cause) {
        host.atLevel(level).setCause(cause).log(message);
        keep("%s %s %s".formatted(Instant.now(), level, message));
        if (cause != null) {
            keep(Throwables.getStackTraceAsString(cause).stripTrailing());
        }
    }

    private BufferedWriter open() throws IOException {
        if (lines == null) {
            Path file = place.get();
            Files.createDirectories(file.getParent());
            lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return lines;
    }
}
