package io.penstock.runtime.schedule;

import io.penstock.Port;
import io.penstock.runtime.execution.PortState;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.RunContext;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.observe.UsageMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What one node sees of its run.
 *
 * @param attempt the thread at work on it; null if none is
 */
record InstanceContext(
        Instance instance,
        @Nullable Attempt attempt,
        Restoration restoration,
        RunObserver observer,
        Stop stop,
        RunPlan plan)
        implements RunContext {

    @Override
    public PortState state(Port<?> port) {
        return instance.states().state(port);
    }

    @Override
    public Object read(Port<?> port, Present present) throws IOException {
        return restoration.read(instance.states(), port, present);
    }

    @Override
    public Path files(Port<?> port, Present present, Path place) throws IOException {
        return restoration.files(instance.states(), port, present, place);
    }

    @Override
    public Duration grace() {
        return plan.grace();
    }

    @Override
    public boolean isCancelled() {
        return stop.isRequested() || attempt != null && attempt.isStopped();
    }

    @Override
    public long queueNanos() {
        return instance.queueNanos();
    }

    @Override
    public void keyed(Map<String, String> parts) {
        if (attempt != null) {
            attempt.keyed(parts);
        }
    }

    @Override
    public void measuring(UsageMeter meter) {
        if (attempt != null) {
            attempt.measures(meter);
        }
    }

    @Override
    public void flying(Runnable release) {
        if (attempt != null) {
            attempt.flies(release);
        }
    }

    @Override
    public void working() {
        if (attempt != null) {
            attempt.letGo();
        }
    }

    @Override
    public void holding() {
        if (attempt != null) {
            attempt.hold();
        }
    }

    @Override
    public Optional<ExecutionFinished> kept() {
        return kept(instance.states().item());
    }

    @Override
    public Optional<ExecutionFinished> kept(String item) {
        return Optional.ofNullable(
                        plan.earlier().get(new RunPlan.Place(instance.node().id(), item)))
                .filter(earlier -> earlier.outcome() == Outcome.EXECUTED || earlier.outcome() == Outcome.CACHED);
    }

    Map<String, String> keyParts() {
        return attempt == null ? Map.of() : attempt.keyParts();
    }

    @Nullable
    TimeoutException timeout() {
        return attempt == null ? null : attempt.timeout();
    }

    /** Returns what the attempt used so far; called by its own thread. */
    Usage usage() {
        UsageMeter meter = attempt == null ? null : attempt.meter();
        return meter == null ? Usage.NONE : meter.stop();
    }
}
