package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.Retry;
import io.penstock.runtime.FailureTest.Flaky;
import io.penstock.runtime.TinySteps.Endless;
import io.penstock.runtime.metadata.RunRecord;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Limits longer than nanoseconds can count. */
class LimitsTest {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    @Test
    void timeoutAndDeadlineMayBeForEver() {
        try (Workspace workspace = Workspace.inMemoryBuilder().grace(FOREVER).open()) {
            Pipeline pipeline = Pipeline.define(
                    "patient",
                    p -> p.add(new TinySteps.Say("a"), node -> node.timeout(Duration.ofSeconds(Long.MAX_VALUE))));

            RunReport run = workspace
                    .run(pipeline, options -> options.deadline(FOREVER))
                    .orThrow();

            assertThat(run.run().state()).isEqualTo(RunRecord.State.SUCCEEDED);
        }
    }

    @Test
    void theGraceOfACancelledRunMayBeForEver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RunListener listener = new RunListener() {
            @Override
            public void nodeStarted(String run, String node) {
                begun.countDown();
            }
        };
        RunHandle handle;
        try (Workspace workspace =
                Workspace.inMemoryBuilder().grace(FOREVER).listener(listener).open()) {
            handle = workspace.start(Pipeline.define("endless", p -> p.add(new Endless(0))));
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(handle.report()
                        .toCompletableFuture()
                        .get(1, TimeUnit.MINUTES)
                        .run()
                        .state())
                .isEqualTo(RunRecord.State.CANCELLED);
    }

    @Test
    void thePauseBeforeANewAttemptMayBeForEver() throws Exception {
        Flaky.TRIES.clear();
        CountDownLatch failed = new CountDownLatch(1);
        RunListener listener = new RunListener() {
            @Override
            public void nodeFinished(String run, NodeReport node) {
                failed.countDown();
            }
        };
        try (Workspace workspace =
                Workspace.inMemoryBuilder().listener(listener).open()) {
            Retry retry = Retry.attempts(2).pausing(FOREVER, 1, FOREVER);
            RunHandle handle = workspace.start(
                    Pipeline.define("waiting", p -> p.add(new Flaky("for ever", 9, true), node -> node.retry(retry))));
            assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();

            handle.cancel();

            assertThat(handle.report()
                            .toCompletableFuture()
                            .get(1, TimeUnit.MINUTES)
                            .run()
                            .state())
                    .isEqualTo(RunRecord.State.CANCELLED);
        }
    }
}
