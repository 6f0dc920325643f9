package io.penstock.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run, its places and its permits when something around its nodes breaks. */
class PipelineRunTest {

    @TempDir
    Path directory;

    record One() implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, 1);
        }
    }

    @Test
    void aTimerWithoutAThreadFailsOneNodeWhosePlaceIsGivenBackOnce() throws Exception {
        Pipeline pipeline = Pipeline.define("limited", p -> {
            p.add("limited", new One(), node -> node.timeout(Duration.ofHours(1))
                    .permit(Rig.GPU));
            p.add("free", new One());
        });
        try (Rig rig = new Rig(directory, task -> {
            throw new IllegalStateException("no more threads");
        })) {
            List<NodeEnd> ends = rig.run(pipeline);

            assertThat(ends).extracting(end -> end.event().outcome()).containsExactly(Outcome.FAILED, Outcome.EXECUTED);
            assertThat(ends.get(0).event().reason()).isEqualTo("IllegalStateException: no more threads");
            assertThat(rig.left()).containsExactly(1, 1);
        }
    }
}
