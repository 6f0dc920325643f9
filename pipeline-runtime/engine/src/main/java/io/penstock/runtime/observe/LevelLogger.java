package io.penstock.runtime.observe;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that hands its lines on, formatted; markers are not looked at. As thread-safe as who takes the lines. */
public final class LevelLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient Predicate<Level> takes;
    private final transient Lines lines;

    /** Takes the lines of a logger. */
    @FunctionalInterface
    public interface Lines {

        /** Takes a line, and what was thrown if the line is about that. */
        void line(Level level, String message, @Nullable Throwable cause);
    }

    /**
     * Makes a logger.
     *
     * @param takes the levels of which lines are handed on
     */
    public LevelLogger(String name, Predicate<Level> takes, Lines lines) {
        this.name = name;
        this.takes = takes;
        this.lines = lines;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return LevelLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        lines.line(level, MessageFormatter.basicArrayFormat(pattern, arguments), cause);
    }

    @Override
    public boolean isTraceEnabled() {
        return takes.test(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return takes.test(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return takes.test(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return takes.test(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return takes.test(Level.ERROR);
    }
}
