package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.schedule.NodeEnd;
import io.penstock.runtime.schedule.PipelineRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run of a workspace, from its start to its report. */
final class RunningPipeline implements RunHandle {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);

    private final String id;
    private final PipelineRun run;
    private final Executor executor;
    private final CompletableFuture<RunReport> report = new CompletableFuture<>();

    /** The same for users, completed by the executor, so that what they attach does not hold up the store. */
    private final CompletableFuture<RunReport> published = new CompletableFuture<>();

    /**
     * Prepares a run.
     *
     * @param executor continues what a user attaches to the report
     */
    RunningPipeline(String id, PipelineRun run, Executor executor) {
        this.id = id;
        this.run = run;
        this.executor = executor;
    }

    /**
     * Starts the run.
     *
     * @param reporting makes the report of the ends of all nodes
     * @param listeners are told of the report before anyone else
     * @param finished is called when the run needs the workspace no more
     */
    void begin(Function<List<NodeReport>, RunReport> reporting, Listeners listeners, Runnable finished) {
        LOG.info("Run {} starts.", id);
        run.start().whenComplete((ends, failure) -> {
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

    private void fail(Throwable failure, Runnable finished) {
        finished.run();
        report.completeExceptionally(failure);
        publish(() -> published.completeExceptionally(failure));
    }

    private void publish(Runnable completion) {
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
            Runnable finished) {
        RunReport made = reporting.apply(ends.stream().map(Reports::of).toList());
        LOG.info("Run {} ends: {}.", id, made.run().state());
        listeners.tell(listener -> listener.runFinished(made));
        listeners.then(() -> {
            finished.run();
            report.complete(made);
            publish(() -> published.complete(made));
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletionStage<RunReport> report() {
        return published.copy();
    }

    @Override
    public void cancel() {
        run.cancel();
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
            report.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.debug("Run {} ended without a report.", id, e);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Run {} does not stop within {} and is abandoned. Its nodes should call checkCancelled().",
                    id,
                    GRACE);
        }
    }

    private EnvironmentException unwritten(@Nullable Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return root instanceof EnvironmentException known
                ? known
                : new EnvironmentException("Run '%s' could not be written down: %s".formatted(id, root), root);
    }
}
