package io.penstock.runtime.observe;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The log lines of one attempt, which go to the host's logger too. Lines that cannot be written are lost, which is said once; that
 * hurts nobody. Thread-safe.
 */
public final class AttemptLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

    private final Supplier<Path> place;
    private final Logger host;
    private @Nullable Writer lines;
    private boolean lost;

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
        if (!lost) {
            try {
                Writer out = open();
                out.append(line).append('\n');
                out.flush();
            } catch (IOException | UncheckedIOException e) {
                lose(e);
            }
        }
    }

    private void lose(Exception cause) {
        lost = true;
        LOG.warn(
                "A log of node '{}' cannot be written, so its lines are not kept: {}",
                host.getName(),
                cause.toString());
    }

    @Override
    public synchronized void close() {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            lose(e);
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

    /** A character that is cut in half becomes a question mark. */
    private Writer open() throws IOException {
        if (lines == null) {
            Path file = place.get();
            Files.createDirectories(file.getParent());
            lines = new OutputStreamWriter(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    StandardCharsets.UTF_8);
        }
        return lines;
    }
}
