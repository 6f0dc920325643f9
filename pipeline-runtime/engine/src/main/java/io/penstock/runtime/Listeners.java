package io.penstock.runtime;

import io.penstock.runtime.schedule.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Tells listeners what happens, each in a thread of its own, so that one that throws or hangs hurts neither a run nor another one. */
final class Listeners implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<ListenerLane> lanes;
    private final Timer timer;

    Listeners(List<RunListener> listeners, Timer timer) {
        this.lanes = listeners.stream().map(ListenerLane::new).toList();
        this.timer = timer;
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** Tells every listener something, soon. */
    void tell(Consumer<RunListener> message) {
        lanes.forEach(lane -> lane.tell(message));
    }

    /** Tells every listener something, soon; if it has not heard the last message on this subject, the newest only. */
    void tellNewest(Object subject, Consumer<RunListener> message) {
        lanes.forEach(lane -> lane.tellNewest(subject, message));
    }

    /** Returns how often listeners missed a message or threw so far. */
    long troubles() {
        return lanes.stream().mapToLong(ListenerLane::troubles).sum();
    }

    /** Returns whether a listener hangs or has more to hear than it takes in. */
    boolean isBehind() {
        return lanes.stream().anyMatch(ListenerLane::isBehind);
    }

    /** Completes when every listener has heard all that it was told so far, or shows that it does not. */
    CompletionStage<Void> heard() {
        CompletableFuture<?>[] heard = lanes.stream().map(this::heard).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(heard);
    }

    private CompletableFuture<Void> heard(ListenerLane lane) {
        CompletableFuture<Void> heard = lane.heard();
        Timer.Alarm alarm = timer.after(PATIENCE, () -> {
            if (!heard.isDone()) {
                lane.hangs(PATIENCE);
                heard.complete(null);
            }
        });
        return heard.whenComplete((done, failure) -> alarm.cancel());
    }

    @Override
    public void close() {
        lanes.forEach(ListenerLane::close);
    }
}
