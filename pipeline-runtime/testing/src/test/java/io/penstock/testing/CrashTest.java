package io.penstock.testing;

import static io.penstock.testing.PenstockAssertions.assertThat;
import static io.penstock.testing.PenstockAssertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.artifact.OutputLocation;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.testing.PipelineTest.Storage;
import io.penstock.testing.SmallSteps.Count;
import io.penstock.testing.SmallSteps.Halve;
import io.penstock.testing.SmallSteps.Push;
import io.penstock.testing.SmallSteps.Say;
import io.penstock.testing.SmallSteps.Two;
import io.penstock.testing.crash.PipelineSource;
import io.penstock.testing.workspace.TestRun;
import io.penstock.testing.workspace.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose process ends in the middle. */
@PipelineTest(storage = Storage.TEMPORARY)
class CrashTest {

    @TempDir
    private Path place;

    record Halving(String text, String place) implements PipelineSource {
        @Override
        public Pipeline pipeline() {
            return Pipeline.define("halving", p -> {
                Two halves = p.add(new Halve(p.add(new Count(p.add(new Say(text))))));
                p.add(new Push(halves.half(), OutputLocation.of(Path.of(place))));
            });
        }
    }

    private Halving source() {
        return new Halving("ein Fluß \"水\" x", place.toString());
    }

    @Test
    void whatWasDoneBeforeTheEndIsNotDoneAgain(TestWorkspace workspace) throws Exception {
        workspace.killAfter("count", source());

        assertThat(place.resolve("number")).doesNotExist();
        TestRun run = workspace.run(source().pipeline());
        assertThat(run).succeeded().cached("say", "count").executed("halve", "push");
        assertThat(place.resolve("number")).hasContent("2");
    }

    @Test
    void theInterruptedRunIsTakenUpAgain(TestWorkspace workspace) throws Exception {
        String run = workspace.killAfter("say", source());

        assertThat(workspace.workspace().metadata().run(run).orElseThrow().state())
                .isEqualTo(RunRecord.State.INTERRUPTED);
        assertThat(workspace.retry(run, source().pipeline())).succeeded();
        assertThat(workspace.workspace().attempts(run, "say")).hasSize(1);
    }

    @Test
    void whatWasThereBeforeIsThereAfterwards(TestWorkspace workspace) throws Exception {
        Pipeline other = Pipeline.define("other", p -> p.add(new Say("a b c")));
        workspace.run(other);

        workspace.killAfter("halve", source());

        assertThat(workspace.run(other)).cached("say");
    }

    @Test
    void aProcessThatDoesNotComeToTheNodeIsShownWithWhatItPrinted(TestWorkspace workspace) {
        assertThatThrownBy(() -> workspace.killAfter("trainer", source()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("right after node 'trainer' was executed, and ended with code 0")
                .hasMessageContaining("halve  executed");
    }

    @Test
    void aSourceThatIsNoRecordIsRefused(TestWorkspace workspace) {
        assertThatThrownBy(() -> workspace.killAfter("say", () -> source().pipeline()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a record");
    }
}
