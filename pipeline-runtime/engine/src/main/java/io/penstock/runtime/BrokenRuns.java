package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.Event.RunFinished;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.schedule.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this process whose end could not be written down: they end as interrupted as soon as it can. Thread-safe. */
final class BrokenRuns {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenRuns.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MetadataStore metadata;
    private final Timer timer;
    private final Predicate<String> isLeft;
    private final Map<String, Timer.Alarm> waiting = new HashMap<>();

    /**
     * Creates broken runs of which there are none.
     *
     * @param isLeft whether a run is open in the name of this process, and yet is not run by it
     */
    BrokenRuns(MetadataStore metadata, Timer timer, Predicate<String> isLeft) {
        this.metadata = metadata;
        this.timer = timer;
        this.isLeft = isLeft;
    }

    /** Takes a run of which nothing more will be written down. */
    synchronized void add(String run, InstantSource clock) {
        try {
            waiting.put(run, timer.every(PAUSE, () -> tryToEnd(run, clock)));
        } catch (RejectedExecutionException e) {
            LOG.debug("The workspace is closed; whoever opens it next ends run {}.", run, e);
        }
    }

    /**
     * Ends a run that nobody runs any more.
     *
     * @throws EnvironmentException if that still cannot be written down
     */
    void end(String run, InstantSource clock) {
        CompletionStage<Long> written;
        synchronized (this) {
            forget(run); // first: a later try would end the run that was taken up again
            written = append(run, clock);
        }
        try {
            written.toCompletableFuture().join();
        } catch (CompletionException e) {
            refused(run, e).ifPresent(failure -> {
                add(run, clock);
                throw failure;
            });
        }
    }

    private synchronized void tryToEnd(String run, InstantSource clock) {
        if (!isLeft.test(run)) { // it has ended all the same, or someone else has taken it up
            forget(run);
        } else if (waiting.containsKey(run)) {
            append(run, clock).whenComplete((sequence, failure) -> {
                if (failure == null || refused(run, failure).isEmpty()) {
                    forget(run);
                }
            });
        }
    }

    private CompletionStage<Long> append(String run, InstantSource clock) {
        return metadata.append(List.of(new RunFinished(run, State.INTERRUPTED, Map.of(), clock.instant())));
    }

    private synchronized void forget(String run) {
        waiting.getOrDefault(run, Timer.Alarm.NONE).cancel();
        waiting.remove(run);
    }

    /** A run that has ended all the same is refused by the store, and that is good. */
    private static Optional<EnvironmentException> refused(String run, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof IllegalStateException
                ? Optional.empty()
                : Optional.of(new EnvironmentException(
                        "That run '%s' broke off cannot be written down: %s. Free space, or check the disk."
                                .formatted(run, cause.getMessage()),
                        cause));
    }
}
