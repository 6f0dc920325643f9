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
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger that keeps its lines with one attempt, and hands them to the host's logger. Debug and trace lines are kept if the host
 * takes them. Lines that cannot be written are lost, which is said once; that hurts nobody.
 */
public final class AttemptLog extends AbstractLogger implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

    private final transient Supplier<Path> place;
    private final transient Logger host;
    private transient @Nullable Writer lines;
    private boolean lost;

    AttemptLog(Supplier<Path> place, Logger host) {
        this.name = host.getName();
        this.place = place;
        this.host = host;
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
        LOG.warn("A log of node '{}' cannot be written, so its lines are not kept: {}", name, cause.toString());
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

    @Override
    protected String getFullyQualifiedCallerName() {
        return AttemptLog.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
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

    @Override
    public boolean isTraceEnabled() {
        return host.isTraceEnabled();
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return host.isTraceEnabled(marker);
    }

    @Override
    public boolean isDebugEnabled() {
        return host.isDebugEnabled();
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return host.isDebugEnabled(marker);
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return true;
    }
}
