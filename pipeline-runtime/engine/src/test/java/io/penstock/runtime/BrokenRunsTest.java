package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.schedule.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which runs are ended as interrupted. */
class BrokenRunsTest {

    @Test
    void aRunThatSomeoneElseHasTakenUpIsNotEnded() throws Exception {
        CountDownLatch looked = new CountDownLatch(2); // the second look comes when the first has done what it does
        try (InMemoryMetadataStore metadata = new InMemoryMetadataStore();
                Timer timer = new Timer(Thread::new)) {
            metadata.append(List.of(
                    new RunStarted("shared", "p", "other", "{}", "host", Map.of(), Instant.EPOCH),
                    new RunStarted("later", "p", "other", "{}", "host", Map.of(), Instant.EPOCH)));
            BrokenRuns broken = new BrokenRuns(metadata, timer, run -> {
                looked.countDown();
                return false;
            });

            broken.add("shared", Clock.systemUTC());
            broken.add("later", Clock.systemUTC());

            assertThat(looked.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(metadata.run("shared").map(RunRecord::state)).contains(State.RUNNING);
        }
    }
}
