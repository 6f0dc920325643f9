package io.penstock.runtime.isolation.child;

import com.google.common.base.Throwables;
import io.penstock.runtime.isolation.wire.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger whose lines the parent writes. */
final class ChildLogger extends AbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient Level finest;
    private final transient Replies replies;

    ChildLogger(Class<?> component, Level finest, Replies replies) {
        this.name = component.getName();
        this.finest = finest;
        this.replies = replies;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return ChildLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        String stack =
                cause == null ? "" : Throwables.getStackTraceAsString(cause).stripTrailing();
        replies.send(new Message.Logged(level, MessageFormatter.basicArrayFormat(pattern, arguments), stack));
    }

    private boolean takes(Level level) {
        return level.toInt() >= finest.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return takes(Level.TRACE);
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return takes(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return takes(Level.DEBUG);
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return takes(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return takes(Level.INFO);
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return takes(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return takes(Level.WARN);
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return takes(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return takes(Level.ERROR);
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return takes(Level.ERROR);
    }
}
