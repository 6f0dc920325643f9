package io.penstock.runtime.schedule;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A node that waits without a thread; it is woken once, by whoever comes first. Thread-safe. */
final class Parked {

    private final Consumer<Parked> release;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile Timer.Alarm alarm = Timer.Alarm.NONE;

    Parked(Consumer<Parked> release) {
        this.release = release;
    }

    /** Notes the alarm that wakes it, so that it is taken back if something else does. */
    void alarm(Timer.Alarm next) {
        alarm = next;
        if (woken.get()) {
            next.cancel();
        }
    }

    void wake() {
        if (woken.compareAndSet(false, true)) {
            alarm.cancel();
            release.accept(this);
        }
    }
}
