package io.penstock.testing.workspace;

import io.penstock.runtime.schedule.Alarms;
import io.penstock.runtime.schedule.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The time of a {@link TestWorkspace}: it begins at the same moment in every test, and passes only when it is waited for or when
 * the test says so. Thread-safe.
 *
 * <p>When no node runs and something waits for a moment (the pause before another attempt, the deadline of a run), that moment comes at
 * once. While a node runs, time stands still; {@link #advance} and {@link TestWorkspace#whileRunning} move it.
 */
public final class TestTime {

    /** The moment at which every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Ring> rings =
            new PriorityQueue<>(Comparator.comparing(Ring::due).thenComparing(Ring::number));
    private Instant now = START;
    private long number;

    TestTime() {}

    private record Ring(Instant due, long number, Runnable task) {}

    /** Returns what the clock of the workspace shows. */
    public synchronized Instant now() {
        return now;
    }

    /** Returns how much time has passed since the test began. */
    public Duration elapsed() {
        return Duration.between(START, now());
    }

    /**
     * Lets time pass: what was to happen meanwhile happens now, in order. What comes of that, such as another attempt, goes on
     * beside the caller.
     */
    public void advance(Duration time) {
        Instant target = now().plus(time);
        long last = last();
        for (Optional<Ring> next = due(target, last); next.isPresent(); next = due(target, last)) {
            next.get().task().run();
        }
        reach(target);
    }

    /** Goes to the next moment that is waited for, if there is one. */
    void ringNext() {
        due(Instant.MAX, last()).ifPresent(ring -> ring.task().run());
    }

    synchronized boolean isAwaited() {
        return !rings.isEmpty();
    }

    Alarms alarms() {
        return this::after;
    }

    Clock clock() {
        return new ClockOfTest(this);
    }

    private synchronized Timer.Alarm after(Duration delay, Runnable task) {
        Ring ring = new Ring(now.plus(delay), ++number, task);
        rings.add(ring);
        return () -> cancel(ring);
    }

    private synchronized void cancel(Ring ring) {
        rings.remove(ring);
    }

    private synchronized long last() {
        return number;
    }

    /** What is asked for while time passes is not due in the same passing: threads first react to what happened. */
    private synchronized Optional<Ring> due(Instant target, long last) {
        Optional<Ring> next = rings.stream()
                .filter(ring -> ring.number() <= last && !ring.due().isAfter(target))
                .min(rings.comparator());
        next.ifPresent(ring -> {
            rings.remove(ring);
            reach(ring.due());
        });
        return next;
    }

    private synchronized void reach(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    /** Shows the time of a test. */
    private static final class ClockOfTest extends Clock {

        private final TestTime time;

        ClockOfTest(TestTime time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
