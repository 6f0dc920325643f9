package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.PipelineRun;
import io.penstock.runtime.store.Holds.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
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
    private final Executor executor;
    private final Duration grace;
    private final CompletableFuture<RunReport> report = new CompletableFuture<>();

    /** The same for users, completed by the executor, so that what they attach does not hold up the store. */
    private final CompletableFuture<RunReport> published = new CompletableFuture<>();

    private volatile boolean asked;

    /**
     * Prepares a run.
     *
     * @param executor continues what a user attaches to the report
     * @param grace how long nodes that are asked to stop have for that
     */
    RunningPipeline(String id, PipelineRun run, Executor executor, Duration grace) {
        this.id = id;
        this.run = run;
        this.executor = executor;
        this.grace = grace;
    }

    /**
     * Starts the run.
     *
     * @param reporting makes the report of the ends of all nodes
     * @param listeners are told of the report before anyone else
     * @param hold keeps what the plan relies on, until the start is written down
     * @param finished is called with the run's state when it needs the workspace no more
     */
    void begin(
            Function<List<NodeReport>, RunReport> reporting,
            Listeners listeners,
            Hold hold,
            Consumer<RunRecord.State> finished) {
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

    /** A store that is closed refuses by an exception. */
    private CompletionStage<List<NodeEnd>> started(Hold hold) {
        try {
            return run.start(hold);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void fail(Throwable failure, Consumer<RunRecord.State> finished) {
        finished.accept(RunRecord.State.FAILED);
        report.completeExceptionally(failure);
        publish(() -> published.completeExceptionally(failure));
    }

    /** What nobody attached anything to is not worth a thread of the host. */
    private void publish(Runnable completion) {
        if (!asked) {
            completion.run();
            return;
        }
        try {
            executor.execute(completion);
        } catch (RejectedExecutionException e) {
            LOG.debug("The executor is closed; run {} is reported without it.", id);
            completion.run();
        }
    }

    private void end(
            Function<List<NodeReport>, RunReport> reporting,
            List<NodeEnd> ends,
            Listeners listeners,
            Consumer<RunRecord.State> finished) {
        List<NodeReport> nodes = ends.stream().map(Reports::of).toList();
        RunReport made = reporting.apply(nodes);
        LOG.info("Run {} ends: {}.", id, made.run().state());
        listeners.tell(listener -> listener.runFinished(made));
        listeners.heard().thenRun(() -> {
            RunReport last = reporting.apply(nodes);
            finished.accept(last.run().state());
            report.complete(last);
            publish(() -> published.complete(last));
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
        asked = true;
        return published.copy();
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
            return report.get();
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
            report.get(grace.plus(MORE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debug("Run {} ended without a report.", id, e);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Run {} does not come to its end within {} and is abandoned. Its nodes should call checkCancelled().",
                    id,
                    grace.plus(MORE));
        }
    }

    private EnvironmentException unwritten(@Nullable Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return root instanceof EnvironmentException known
                ? known
                : new EnvironmentException("Run '%s' could not be written down: %s".formatted(id, root), root);
    }
}
