package io.penstock.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.NodeOptions;
import io.penstock.Pipeline;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.store.Holds;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Attempts whose threads do not stop. */
class AttemptsTest {

    private static Instance instance() {
        UnaryOperator<NodeOptions> brief = node -> node.timeout(Duration.ofMillis(1));
        Pipeline pipeline = Pipeline.define("one", p -> p.add("one", new PipelineRunTest.One(), brief));
        States states = new States(null, "");
        return new Instance(0, pipeline.nodes().get(0), states, ExecutionId.first("run", "one"), null);
    }

    @Test
    void whatCannotBeGivenBackDoesNotKeepANodeFromBeingAbandoned() throws Exception {
        CompletableFuture<Throwable> abandoned = new CompletableFuture<>();
        IllegalStateException stuck = new IllegalStateException("the claim cannot be released");
        try (Timer timer = new Timer(Thread::new);
                Attempts attempts = new Attempts(
                        timer, timer, Duration.ofMillis(1), (attempt, cause) -> abandoned.complete(cause))) {
            Attempt attempt = attempts.begin(instance(), Holds.inMemory());
            attempt.flies(() -> {
                throw stuck;
            });

            attempts.watch(attempt);

            assertThat(cause(abandoned)).isInstanceOf(TimeoutException.class).hasSuppressedException(stuck);
            assertThat(attempts.abandonedNodes()).containsOnlyKeys("one");
        }
    }

    /** The attempt is of this thread, which is interrupted when its time is over, and goes on. */
    private static Throwable cause(CompletableFuture<Throwable> abandoned) throws Exception {
        try {
            return abandoned.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return abandoned.get(1, TimeUnit.MINUTES);
        }
    }
}
