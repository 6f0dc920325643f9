package io.penstock.testing;

import static io.penstock.testing.PenstockAssertions.assertThat;
import static io.penstock.testing.PenstockAssertions.assertThatThrownBy;

import io.penstock.CachePolicy;
import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.Retry;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.RunHandle;
import io.penstock.testing.PipelineTest.Storage;
import io.penstock.testing.SmallSteps.Count;
import io.penstock.testing.SmallSteps.Endless;
import io.penstock.testing.SmallSteps.Flaky;
import io.penstock.testing.SmallSteps.Push;
import io.penstock.testing.SmallSteps.Say;
import io.penstock.testing.SmallSteps.Words;
import io.penstock.testing.workspace.Ports;
import io.penstock.testing.workspace.TestRun;
import io.penstock.testing.workspace.TestTime;
import io.penstock.testing.workspace.TestWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PipelineTest
class TestWorkspaceTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Retry HOURLY =
            Retry.attempts(4).pausing(HOUR, 2, Duration.ofDays(1)).jitter(0);

    private TestWorkspace ofSetup;
    private Port<Words> words;
    private Port<Words> others;
    private Port<Integer> count;

    @TempDir
    private Path place;

    @BeforeEach
    void setUp(TestWorkspace workspace) {
        ofSetup = workspace;
        Flaky.CALLS.set(0);
    }

    private Pipeline pushing() {
        return Pipeline.define("pushing", p -> {
            words = p.add(new Say("a b c"));
            count = p.add(new Count(words));
            p.add(new Push(count, OutputLocation.of(place)));
        });
    }

    @Test
    void aTestAndItsSetupHaveOneWorkspace(TestWorkspace workspace) {
        assertThat(workspace).isSameAs(ofSetup);
    }

    @Test
    void aStubStandsInForItsNodeAndForWhatOnlyItNeeds(TestWorkspace workspace) {
        Pipeline pipeline = pushing();

        TestRun run = workspace.stub(count, 7).run(pipeline);

        assertThat(run).succeeded().stubbed("count").executed("push").skipped("say");
        assertThat(place.resolve("number")).hasContent("7");
    }

    @Test
    void aStubMayWithhold(TestWorkspace workspace) {
        Pipeline pipeline = pushing();

        TestRun run = workspace.withhold(words, "no words today").run(pipeline);

        assertThat(run).succeeded().skipped("count", "push").withheld(words, "no words today");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void pausesOfHoursPassAtOnceAndAreCounted(int threads, TestWorkspace workspace) {
        Pipeline pipeline = Pipeline.define("flaky", p -> p.add(new Flaky(3), node -> node.retry(HOURLY)));

        TestRun run = workspace.with(builder -> builder.threads(threads)).run(pipeline);

        assertThat(run).succeeded().attempts("flaky", 4);
        assertThat(workspace.time().elapsed())
                .isEqualTo(HOUR.plus(HOUR.multipliedBy(2)).plus(HOUR.multipliedBy(4)));
    }

    @PipelineTest(storage = Storage.TEMPORARY)
    void onADiskTooTheyPassAtOnce(TestWorkspace workspace) {
        TestRun run = workspace.run(Pipeline.define("flaky", p -> {
            p.add(new Flaky(2), node -> node.retry(HOURLY));
            p.add(new Count(p.add(new Say("a b c"))));
        }));

        assertThat(run).succeeded().attempts("flaky", 3);
        assertThat(workspace.time().elapsed()).isEqualTo(HOUR.multipliedBy(3));
    }

    @Test
    void pausesBesideEachOtherPassTogether(TestWorkspace workspace) {
        Retry once = HOURLY.pausing(HOUR, 1, HOUR);
        TestRun run = workspace.with(builder -> builder.threads(2)).run(Pipeline.define("two", p -> {
            p.add("one", new Flaky(2), node -> node.retry(once));
            p.add("other", new Flaky(2), node -> node.retry(once));
        }));

        assertThat(run).succeeded();
        assertThat(workspace.time().elapsed()).isBetween(HOUR, HOUR.multipliedBy(2));
    }

    @Test
    void aDeadlineComesBeforeALongerPause(TestWorkspace workspace) {
        Pipeline pipeline = Pipeline.define("flaky", p -> p.add(new Flaky(3), node -> node.retry(HOURLY)));

        TestRun run = workspace.run(pipeline, options -> options.deadline(Duration.ofMinutes(90)));

        assertThat(run).cancelled("flaky");
        assertThat(workspace.time().elapsed()).isEqualTo(Duration.ofMinutes(90));
        assertThatThrownBy(() -> assertThat(run).succeeded()).hasMessageContaining("it is CANCELLED");
    }

    @Test
    void aTimeoutComesWhenTheTestLetsTimePass(TestWorkspace workspace) {
        Pipeline pipeline = Pipeline.define("slow", p -> p.add(new Endless(1), node -> node.timeout(HOUR)));

        TestRun run = workspace.whileRunning("endless", Duration.ofMinutes(61)).run(pipeline);

        assertThat(run)
                .failed("endless")
                .failedWith("endless", TimeoutException.class, "longer than its timeout of PT1H");
        assertThat(run.report().abandoned()).isEmpty();
    }

    @Test
    void timeStandsStillWhileANodeRuns(TestWorkspace workspace) throws Exception {
        Pipeline pipeline = Pipeline.define("slow", p -> p.add(new Endless(1), node -> node.timeout(HOUR)));

        RunHandle handle = workspace.start(pipeline);
        handle.cancel();

        handle.report().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(workspace.time().now()).isEqualTo(TestTime.START);
    }

    @Test
    void whatIsCachedForAWhileIsComputedAgainLater(TestWorkspace workspace) {
        Pipeline pipeline = Pipeline.define(
                "daily", p -> p.add(new Say("a"), node -> node.cache(CachePolicy.cachedFor(Duration.ofDays(1)))));
        workspace.run(pipeline);

        assertThat(workspace.run(pipeline)).cached("say");
        workspace.time().advance(Duration.ofDays(2));
        assertThat(workspace.run(pipeline)).executed("say");
    }

    @Test
    void howItIsBuiltIsSaidBeforeItsFirstUse(TestWorkspace workspace) {
        workspace.run(pushing());

        assertThatThrownBy(() -> workspace.with(builder -> builder.threads(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPortIsFoundByItsNodeAndItsType() {
        Pipeline pipeline = pushing();

        assertThat(Ports.of(pipeline).find("count", Integer.class)).isEqualTo(count);
        assertThat(Ports.of(pipeline).find("count", "integer", Integer.class)).isEqualTo(count);
        assertThatThrownBy(() -> Ports.of(pipeline).find("count", String.class))
                .hasMessage(
                        "Node 'count' has 0 such outputs of type 'java.lang.String'. Its outputs: [integer of java.lang.Integer].");
        assertThatThrownBy(() -> Ports.of(pipeline).find("trainer", String.class))
                .hasMessage("Pipeline 'pushing' has no node 'trainer'. Nodes: [say, count, push].");
    }

    @Test
    void aWorkspaceOnTheHeapCannotBeSharedWithAProcess(TestWorkspace workspace) {
        assertThatThrownBy(() -> workspace.killAfter("say", () -> pushing()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("storage = TEMPORARY");
    }

    @Test
    void aRunThatFailedIsTakenUpAgain(TestWorkspace workspace) {
        Pipeline pipeline = Pipeline.define("flaky", (PipelineBuilder p) -> p.add(new Flaky(1)));
        TestRun failed = workspace.run(pipeline);

        assertThat(failed).failed("flaky").failedWith("flaky", EnvironmentException.class);
        assertThat(workspace.retry(failed.id(), pipeline)).succeeded().attempts("flaky", 2);
        assertThat(failed.attempts("flaky")).hasSize(2);
    }

    @Test
    void lineageIsAsserted(TestWorkspace workspace) {
        TestRun run = workspace.run(Pipeline.define("two", p -> {
            words = p.add(new Say("a b c"));
            count = p.add(new Count(words));
            others = p.add("other", new Say("x"));
        }));

        assertThat(run).producedFrom(count, words).notProducedFrom(count, others);
        assertThatThrownBy(() -> assertThat(run).producedFrom(count, others))
                .hasMessageContaining("Output 'count/integer' was to come of 'other/words', and does not.");
        assertThatThrownBy(() -> assertThat(run).notProducedFrom(count, words))
                .hasMessageContaining("was not to come of 'say/words', and does");
    }

    @Test
    void whatARunGaveOnceIsComparedWithWhatItGivesToday(TestWorkspace workspace) {
        RunOutputs earlier = RunOutputs.of(workspace.run(saying("a b")).report());

        assertThat(workspace.run(saying("a b"))).hasOutputsOf(earlier);
        assertThat(RunOutputs.of(workspace.run(saying("a b")).report())).isEqualTo(earlier);
        assertThatThrownBy(() -> assertThat(workspace.run(saying("a c"))).hasOutputsOf(earlier))
                .hasMessageContaining("Node 'say' is the first whose outputs are not the same");
    }

    @Test
    void aRunThatWasExportedIsARegressionTest(TestWorkspace workspace, @TempDir Path directory) {
        Path archive = directory.resolve("run.zip");
        String run = workspace.run(saying("a b")).report().id();
        workspace.workspace().care().exportRun(run, archive);

        RunOutputs stored = RunOutputs.ofArchive(archive);

        assertThat(workspace.run(saying("a b"))).hasOutputsOf(stored);
        assertThatThrownBy(() -> assertThat(workspace.run(saying("a b c"))).hasOutputsOf(stored))
                .hasMessageContaining("Node 'say' is the first whose outputs are not the same");
    }

    private static Pipeline saying(String text) {
        return Pipeline.define("saying", p -> p.add(new Count(p.add(new Say(text)))));
    }

    @Test
    void aMessageShowsEveryNode(TestWorkspace workspace) {
        TestRun run = workspace.run(pushing());

        assertThatThrownBy(() -> assertThat(run).executed("say", "trainer"))
                .hasMessageContaining("Nodes [say, trainer] were to be executed, and are [count, push, say].")
                .hasMessageContaining("node   outcome        time  reason")
                .hasMessageContaining("count  executed");
        for (String node : List.of("say", "count", "push")) {
            assertThatThrownBy(() -> assertThat(run).attempts(node, 2)).hasMessageContaining("was 1 times");
        }
        assertThatThrownBy(() -> assertThat(run).failedWith("say", EnvironmentException.class))
                .hasMessageContaining("was executed.");
        assertThatThrownBy(() -> assertThat(run).output(count).isEqualTo(4))
                .hasMessageContaining("output 'count/integer'");
        assertThatThrownBy(() -> assertThat(run).attempts("trainer", 1))
                .hasMessageContaining("There is no node 'trainer'.");
    }
}
