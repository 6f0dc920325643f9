package io.penstock.runtime.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says something in the host's log, behind which is code of the host's own: what it throws hurts no run. Thread-safe. */
record HostLog(Logger logger) {

    static HostLog of(Class<?> speaker) {
        return new HostLog(LoggerFactory.getLogger(speaker));
    }

    /**
     * Warns.
     *
     * @param about what is told of; what the log throws is kept with it
     */
    void warn(Throwable about, String text, Object... values) {
        say(about, () -> logger.warn(text, values));
    }

    /** Tells of something as {@link #warn} does, for those who look closer. */
    void debug(Throwable about, String text, Object... values) {
        say(about, () -> logger.debug(text, values));
    }

    private static void say(Throwable about, Runnable line) {
        try {
            line.run();
        } catch (RuntimeException | Error e) {
            if (e != about) {
                about.addSuppressed(e);
            }
        }
    }
}
