package io.penstock.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.store.Holds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarms of one attempt. */
class AttemptTest {

    private final List<String> cancelled = new ArrayList<>();

    private static Attempt attempt() {
        Pipeline pipeline = Pipeline.define("one", p -> p.add("one", new PipelineRunTest.One()));
        States states = new States(null, "");
        return new Attempt(
                new Instance(0, pipeline.nodes().get(0), states, ExecutionId.first("run", "one"), null),
                Holds.inMemory());
    }

    private Timer.Alarm alarm(String name) {
        return () -> cancelled.add(name);
    }

    @Test
    void aTimeoutThatRingsBeforeItIsNotedDoesNotTakeBackThatItsThreadIsAbandoned() {
        Attempt attempt = attempt();
        attempt.stop("it took longer than its timeout", true);
        assertThat(Thread.interrupted()).isTrue();
        attempt.alarm(alarm("abandon"));

        attempt.limit(alarm("timeout"));

        assertThat(cancelled).containsExactly("timeout");
    }

    @Test
    void aTimeoutIsTakenBackWhenTheThreadIsStoppedForAnotherReason() {
        Attempt attempt = attempt();
        attempt.limit(alarm("timeout"));
        attempt.stop("the run was cancelled", false);
        assertThat(Thread.interrupted()).isTrue();

        attempt.alarm(alarm("abandon"));

        assertThat(cancelled).containsExactly("timeout");
    }
}
