package io.penstock.runtime.schedule;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a run was asked to stop, and why. Thread-safe. */
final class Stop {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /** Asks the run to stop; false if it was asked before. */
    boolean request(String why) {
        return reason.compareAndSet(null, why);
    }

    boolean isRequested() {
        return reason.get() != null;
    }

    /** Returns why; empty if it was not asked. */
    String reason() {
        return Objects.requireNonNullElse(reason.get(), "");
    }
}
