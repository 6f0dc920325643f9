package io.penstock.runtime.schedule;

import io.penstock.runtime.observe.UsageMeter;
import io.penstock.runtime.store.Holds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads at work on the nodes of one run: limits their time, stops them, and abandons those that do not stop. Thread-safe. */
final class Attempts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration SAMPLING = Duration.ofMillis(100);
    private static final Duration TO_KILL = Duration.ofMinutes(1);

    private final Timer timer;
    private final Alarms alarms;
    private final Duration grace;
    private final BiConsumer<Attempt, Throwable> abandoned;
    private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
    private final Map<String, String> left = new LinkedHashMap<>();
    private Timer.Alarm sampling = Timer.Alarm.NONE;
    private Timer.Alarm deadline = Timer.Alarm.NONE;
    private volatile boolean sampled;
    private boolean closed;

    /**
     * Creates attempts of which none runs.
     *
     * @param alarms limits the time of attempts and of the run
     * @param grace how long a thread has to stop when it is asked to
     * @param abandoned takes an attempt whose thread did not stop
     */
    Attempts(Timer timer, Alarms alarms, Duration grace, BiConsumer<Attempt, Throwable> abandoned) {
        this.timer = timer;
        this.alarms = alarms;
        this.grace = grace;
        this.abandoned = abandoned;
    }

    /** Lets something be done when the time for the whole run is over. */
    synchronized void deadline(Duration limit, Runnable passed) {
        deadline = alarms.after(limit, passed);
    }

    /** Begins an attempt of the calling thread. */
    Attempt begin(Instance instance, Holds holds) {
        Attempt attempt = new Attempt(instance, holds);
        running.add(attempt);
        if (!sampled) {
            sample();
        }
        instance.node().options().timeout().ifPresent(limit -> {
            String reason = "'%s' took longer than its timeout of %s"
                    .formatted(instance.node().id(), limit);
            attempt.alarm(alarms.after(limit, () -> stop(attempt, reason, true)));
        });
        return attempt;
    }

    /** Ends an attempt by its own thread; false if it was abandoned. */
    boolean end(Attempt attempt) {
        running.remove(attempt);
        return attempt.end();
    }

    /** Asks every thread to stop. */
    void stopAll(String reason) {
        running.forEach(attempt -> stop(attempt, reason, false));
    }

    /** Returns the node that a thread is at work on. */
    Optional<String> nodeOf(Thread thread) {
        return running.stream()
                .filter(attempt -> attempt.isOf(thread))
                .map(attempt -> attempt.instance().node().id())
                .findAny();
    }

    /** Returns the nodes whose threads did not stop, with what they were asked to stop for. */
    synchronized Map<String, String> abandonedNodes() {
        return new LinkedHashMap<>(left);
    }

    /** Looks at what runs from time to time. */
    private synchronized void sample() {
        if (!sampled && !closed) {
            sampled = true;
            sampling = timer.every(SAMPLING, () -> running.forEach(Attempts::sample));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        sampling.cancel();
        deadline.cancel();
    }

    private void stop(Attempt attempt, String reason, boolean forTime) {
        if (attempt.stop(reason, forTime)) {
            attempt.alarm(timer.after(patience(attempt), () -> abandon(attempt, reason)));
        }
    }

    /** A JVM of its own is killed after the grace; it is abandoned only if the system does not let it be killed. */
    private Duration patience(Attempt attempt) {
        boolean killed = attempt.instance().node().options().isolation().isPresent();
        return killed ? grace.plus(TO_KILL) : grace;
    }

    private void abandon(Attempt attempt, String reason) {
        if (!attempt.end()) {
            return;
        }
        running.remove(attempt);
        attempt.land();
        String node = attempt.instance().node().id();
        LOG.warn(
                "Node '{}' does not stop within {} and is abandoned: {}. It should call checkCancelled().",
                node,
                grace,
                reason);
        synchronized (this) {
            left.put(node, reason);
        }
        TimeoutException cause = attempt.timeout();
        abandoned.accept(attempt, cause == null ? new InterruptedException(reason) : cause);
    }

    private static void sample(Attempt attempt) {
        @Nullable UsageMeter meter = attempt.meter();
        if (meter != null) {
            meter.sample();
        }
    }
}
