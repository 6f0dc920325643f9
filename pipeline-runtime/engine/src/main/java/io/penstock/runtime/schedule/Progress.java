package io.penstock.runtime.schedule;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries a run on: follows what happens to what follows from it, writes that down, and lets what became ready begin when all that was
 * made before is durable. Used under the lock of its run.
 */
final class Progress {

    private final Course course;
    private final Journal journal;
    private final Workers workers;
    private final Consumer<NodeEnd> durable;
    private final Supplier<Event> end;
    private final AtomicInteger undurable = new AtomicInteger();
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    /**
     * Creates the progress of a run that has not started.
     *
     * @param durable takes each end that was written down
     * @param end makes the event that is written with the last wave
     */
    Progress(Course course, Journal journal, Workers workers, Consumer<NodeEnd> durable, Supplier<Event> end) {
        this.course = course;
        this.journal = journal;
        this.workers = workers;
        this.durable = durable;
        this.end = end;
    }

    /** Follows a wave to its end, writes it down, and starts what it made ready; the stage completes when it is durable. */
    CompletionStage<Void> settle(Wave wave) {
        course.follow(wave);
        if (course.isOver()) {
            wave.event(end.get());
        }
        boolean waits = wave.isFresh() || undurable.get() > 0; // what others made before must be durable too
        if (wave.isFresh()) {
            undurable.incrementAndGet();
        }
        if (!waits) {
            workers.release(wave.released());
        }
        if (wave.events().isEmpty()) {
            return waits ? last.thenRun(() -> workers.release(wave.released())) : last;
        }
        last = journal.write(wave.events(), () -> durable(wave, waits));
        return last;
    }

    private void durable(Wave wave, boolean waits) {
        if (wave.isFresh()) {
            undurable.decrementAndGet();
        }
        if (waits) {
            workers.release(wave.released());
        }
        wave.ends().forEach(durable);
    }
}
