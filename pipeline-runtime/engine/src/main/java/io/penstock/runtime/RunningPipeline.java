package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.PipelineRun;
import io.penstock.runtime.schedule.Timer;
import io.penstock.runtime.store.Holds.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of a workspace, from its start to its report. */
final class RunningPipeline implements RunHandle {

    /** What a run may take beyond the grace of its nodes to write down their end. */
    private static final Duration MORE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);

    private final String id;
    private final PipelineRun run;
    private final Duration grace;
    private final Publication<RunReport> report;

    /** Is called when the run needs the workspace no more. */
    interface Finish {

        /**
         * Takes how it ended.
         *
         * @param whole whether that was written down
         */
        void with(RunRecord.State state, boolean whole);
    }

    /**
     * Prepares a run.
     *
     * @param executor continues what a user attaches to the report
     * @param grace how long nodes that are asked to stop have for that
     */
    RunningPipeline(String id, PipelineRun run, Executor executor, Duration grace) {
        this.id = id;
        this.run = run;
        this.report = new Publication<>(executor);
        this.grace = grace;
    }

    /**
     * Starts the run.
     *
     * @param reporting makes the report of the ends of all nodes
     * @param listeners are told of the report before anyone else
     * @param hold keeps what the plan relies on, until the start is written down
     * @param finished is called when it needs the workspace no more
     */
    void begin(Function<List<NodeReport>, RunReport> reporting, Listeners listeners, Hold hold, Finish finished) {
        LOG.info("Run {} starts.", id);
        started(hold).whenComplete((ends, failure) -> {
            if (failure != null) {
                fail(failure, finished);
                return;
            }
            try {
                end(reporting, ends, listeners, finished);
            } catch (RuntimeException | Error e) { // without this whoever waits for the report would wait for ever
                fail(e, finished);
            }
        });
    }

    /** A store that is closed refuses by an exception, and a timer for which there is no thread by an error. */
    private CompletionStage<List<NodeEnd>> started(Hold hold) {
        try {
            return run.start(hold);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void fail(Throwable failure, Finish finished) {
        finished.with(RunRecord.State.FAILED, false);
        report.fail(failure);
    }

    private void end(
            Function<List<NodeReport>, RunReport> reporting, List<NodeEnd> ends, Listeners listeners, Finish finished) {
        List<NodeReport> nodes = ends.stream().map(Reports::of).toList();
        RunReport made = reporting.apply(nodes);
        LOG.info("Run {} ends: {}.", id, made.run().state());
        listeners.tell(listener -> listener.runFinished(made));
        listeners.heard().thenRun(() -> {
            RunReport last = reporting.apply(nodes);
            finished.with(last.run().state(), true);
            report.complete(last);
        });
    }

    /** Returns the node that a thread is at work on. */
    Optional<String> nodeOf(Thread thread) {
        return run.nodeOf(thread);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<RunReport> report() {
        return report.stage();
    }

    @Override
    public void cancel() {
        cancel("it was asked to stop");
    }

    /** Asks the run to stop, and says why. */
    void cancel(String reason) {
        run.cancel(reason);
    }

    /**
     * Waits for the end.
     *
     * @throws EnvironmentException if what happens could not be written down, or the waiting thread was interrupted
     */
    RunReport await() {
        try {
            return report.result().get();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new EnvironmentException("The thread that waited for run '%s' was interrupted.".formatted(id), e);
        } catch (ExecutionException e) {
            throw unwritten(e.getCause());
        }
    }

    /** Waits for the end of a cancelled run, but not for ever: no thread can be stopped from outside. */
    void awaitCancelled() {
        try {
            report.result().get(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debug("Run {} ended without a report.", id, e);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Run {} does not come to its end within {} and is abandoned. Its nodes should call checkCancelled().",
                    id,
                    patience());
        }
    }

    private Duration patience() {
        return Timer.sum(grace, MORE);
    }

    private EnvironmentException unwritten(@Nullable Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return root instanceof EnvironmentException known
                ? known
                : new EnvironmentException("Run '%s' could not be written down: %s".formatted(id, root), root);
    }
}
