package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Push;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of pipelines, runs that are taken up again, and runs that begin in the middle of another one. */
class PartialRunTest {

    @TempDir
    Path directory;

    private final Workspace workspace = Workspace.inMemory();
    private final AtomicReference<Port<Integer>> count = new AtomicReference<>();

    @BeforeEach
    void work() {
        Fragile.BROKEN.set(false);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /** Works, or not. */
    record Fragile(Port<Integer> number) implements Component<Port<Integer>> {

        static final AtomicBoolean BROKEN = new AtomicBoolean();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (BROKEN.get()) {
                throw new IllegalStateException("broken");
            }
            execution.write(out, execution.read(number) + 1);
        }
    }

    private Pipeline pipeline(String text, int factor) {
        return Pipeline.define("parts", p -> {
            count.set(p.add(new Count(p.add(new Say(text)))));
            var times = p.add(new Times(count.get(), factor));
            var fragile = p.add(new Fragile(times));
            p.add(new Push(fragile, OutputLocation.of(directory)));
            p.add("aside", new Times(count.get(), 100));
        });
    }

    private static Map<String, String> outcomes(RunReport report) {
        Map<String, String> outcomes = new TreeMap<>();
        report.nodes().forEach(node -> outcomes.put(node.id(), node.outcome().toString()));
        return outcomes;
    }

    private String pushed() throws IOException {
        return Files.readString(directory.resolve("number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H"})
    void aDeadlineThatLeavesNoTimeIsRefused(String text) {
        Duration deadline = Duration.parse(text);

        assertThatThrownBy(() -> RunOptions.DEFAULT.deadline(deadline))
                .hasMessageContaining("'%s'".formatted(deadline));
        assertThatThrownBy(() -> ReplayOptions.DEFAULT.deadline(deadline)).hasMessageContaining("leaves a run no time");
    }

    @Test
    void aGraceOfLessThanNothingIsRefused() {
        assertThatThrownBy(() -> Workspace.inMemoryBuilder().grace(Duration.ofSeconds(-1)))
                .hasMessageContaining("'PT-1S'");
    }

    @Test
    void aRunToANodeRunsWhatThatNeedsAndNothingElse() {
        RunReport run = workspace
                .run(pipeline("a b", 3), options -> options.to("times"))
                .orThrow();

        assertThat(outcomes(run))
                .isEqualTo(Map.of(
                        "say", "executed",
                        "count", "executed",
                        "times", "executed",
                        "fragile", "skipped",
                        "push", "skipped",
                        "aside", "skipped"));
        assertThat(run.node("push").reason()).isEqualTo("it is no part of this run");
    }

    @Test
    void aRunFromANodeTakesWhatIsBeforeFromTheNewestRunWhateverHasChanged() throws IOException {
        RunReport first = workspace.run(pipeline("a b", 3)).orThrow();

        RunReport second = workspace
                .run(pipeline("another text", 4), options -> options.from("times"))
                .orThrow();

        assertThat(outcomes(second)).containsEntry("say", "cached").containsEntry("aside", "skipped");
        assertThat(second.node("count").reason()).isEqualTo("taken from run '%s'".formatted(first.id()));
        assertThat(pushed()).isEqualTo("9");
    }

    @Test
    void aRunFromANodeNeedsEarlierOutputs() {
        assertThatThrownBy(() -> workspace.run(pipeline("a", 1), options -> options.from("times")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("nodes [count] have no earlier outputs");
        assertThatThrownBy(() -> workspace.run(pipeline("a", 1), options -> options.to("timse")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("has no node 'timse'");
    }

    @Test
    void aRetryRunsWhatFailedInTheSameRun() throws IOException {
        Fragile.BROKEN.set(true);
        RunReport failed = workspace.run(pipeline("a b", 3));
        Fragile.BROKEN.set(false);

        RunReport retried = workspace.retry(failed.id(), pipeline("a b", 3)).orThrow();

        assertThat(retried.id()).isEqualTo(failed.id());
        assertThat(workspace.runs(10))
                .singleElement()
                .extracting(RunRecord::state)
                .isEqualTo(RunRecord.State.SUCCEEDED);
        assertThat(pushed()).isEqualTo("7");
        assertThat(retried.node("fragile").attempt()).isEqualTo(2);
        assertThat(retried.node("times").attempt()).isEqualTo(1);
        assertThat(workspace.attempts(failed.id(), "times")).hasSize(1);
        assertThat(workspace.attempts(failed.id(), "fragile")).hasSize(2);
    }

    @Test
    void aRetryDoesNotRepeatWhatReachedOutside() throws IOException {
        RunReport run = workspace.run(pipeline("a b", 3)).orThrow();
        Files.delete(directory.resolve("number"));

        workspace.retry(run.id(), pipeline("a b", 3)).orThrow();

        assertThat(directory.resolve("number")).doesNotExist();
    }

    @Test
    void aRetryIsOfTheSamePipelineWithTheSameParameters() {
        RunReport run = workspace.run(pipeline("a b", 3));
        Pipeline other = Pipeline.define("other", p -> p.add(new Say("a")));

        assertThatThrownBy(() -> workspace.retry(run.id(), other))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("is one of 'parts'");
        assertThatThrownBy(() -> workspace.retry("no-such-run", other))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("has no run 'no-such-run'. Its newest runs: [%s]".formatted(run.id()));
    }

    @Test
    void aReplayBeginsInTheMiddleOfARun() {
        RunReport first = workspace.run(pipeline("a b", 3)).orThrow();
        workspace.run(pipeline("a b c d", 3)).orThrow();

        RunReport replay = workspace
                .replay(first.id(), pipeline("ignored", 10), options -> options.from("times"))
                .orThrow();

        assertThat(replay.output("times", "integer", Integer.class)).isEqualTo(20);
        assertThat(replay.id()).isNotEqualTo(first.id());
    }

    @Test
    void whatFollowsFromAnOverriddenValueDoesNotLeaveTheWorkspace() throws IOException {
        Pipeline pipeline = pipeline("a b", 3);
        RunReport first = workspace.run(pipeline).orThrow();

        RunReport replay = workspace
                .replay(first.id(), pipeline, options -> options.with(count.get(), 50))
                .orThrow();

        assertThat(replay.output("fragile", "integer", Integer.class)).isEqualTo(151);
        assertThat(replay.output("aside", "integer", Integer.class)).isEqualTo(5000);
        assertThat(replay.node("push").reason()).contains("something before it was overridden by hand");
        assertThat(pushed()).isEqualTo("7");
    }

    @Test
    void aReplaySaysWhereItBegins() {
        RunReport first = workspace.run(pipeline("a b", 3)).orThrow();

        assertThatThrownBy(() -> workspace.replay(first.id(), pipeline("a b", 3), options -> options))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("does not say where it begins");
    }
}
