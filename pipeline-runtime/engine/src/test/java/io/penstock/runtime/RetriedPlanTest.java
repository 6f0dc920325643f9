package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.runtime.PartialRunTest.Fragile;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Push;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of runs, replays and cancelled retries that are taken up again: what their plan left out stays left out. */
class RetriedPlanTest {

    @TempDir
    Path directory;

    private Workspace workspace;
    private final AtomicReference<Port<Integer>> count = new AtomicReference<>();
    private final AtomicReference<Port<Integer>> times = new AtomicReference<>();

    @BeforeEach
    void open() {
        workspace = Workspace.builder(directory.resolve("workspace")).threads(1).open();
        Fragile.BROKEN.set(false);
        Interlude.ACT.set(() -> {});
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /** Does what a test wants. */
    record Interlude(String name) implements Component<Port<String>> {

        static final AtomicReference<Runnable> ACT = new AtomicReference<>(() -> {});

        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            ACT.get().run();
            execution.write(out, name);
        }
    }

    private Pipeline pipeline() {
        return Pipeline.define("parts", p -> {
            p.add(new Interlude("first"));
            count.set(p.add(new Count(p.add(new Say("a b")))));
            var fragile = p.add(new Fragile(count.get()));
            times.set(p.add(new Times(fragile, 3)));
            p.add(new Push(times.get(), OutputLocation.of(directory)));
        });
    }

    private static void fail() {
        throw new IllegalStateException("on purpose");
    }

    private String pushed() throws IOException {
        return Files.readString(directory.resolve("number"));
    }

    @Test
    void aRetryOfAReplayDoesNotPushWhatFollowsFromAnOverriddenValue() throws IOException {
        RunReport first = workspace.run(pipeline()).orThrow();
        Fragile.BROKEN.set(true);
        RunReport replay = workspace.replay(first.id(), pipeline(), options -> options.with(count.get(), 665));
        Fragile.BROKEN.set(false);

        RunReport retried = workspace.retry(replay.id(), pipeline()).orThrow();

        assertThat(retried.output("times", "integer", Integer.class)).isEqualTo(666 * 3);
        assertThat(retried.node("count").reason()).isEqualTo("given by hand");
        assertThat(retried.node("count").attempt()).isEqualTo(1);
        assertThat(retried.node("push").reason()).contains("something before it was overridden by hand");
        assertThat(pushed()).isEqualTo("9");
    }

    @Test
    void aPusherThatCameToThePipelineSinceDoesNotPushWhatFollowsFromAnOverriddenValue() {
        RunReport first = workspace.run(pipeline()).orThrow();
        Fragile.BROKEN.set(true);
        RunReport replay = workspace.replay(first.id(), pipeline(), options -> options.with(count.get(), 665));
        Fragile.BROKEN.set(false);
        Pipeline more = Pipeline.define("parts", p -> {
            var number = p.add(new Count(p.add(new Say("a b"))));
            p.add("more", new Push(p.add(new Fragile(number)), OutputLocation.of(directory.resolve("more"))));
        });

        RunReport retried = workspace.retry(replay.id(), more).orThrow();

        assertThat(retried.node("more").outcome()).isInstanceOf(Outcome.Skipped.class);
        assertThat(directory.resolve("more")).doesNotExist();
    }

    @Test
    void aRetryOfAPartLeavesOutWhatWasNoPartOfIt() {
        Fragile.BROKEN.set(true);
        RunReport part = workspace.run(pipeline(), options -> options.to("fragile"));
        Fragile.BROKEN.set(false);

        RunReport retried = workspace.retry(part.id(), pipeline()).orThrow();

        assertThat(retried.output("fragile", "integer", Integer.class)).isEqualTo(3);
        assertThat(retried.node("push").reason()).isEqualTo("it is no part of this run");
        assertThat(directory.resolve("number")).doesNotExist();
    }

    @Test
    void whatARunDoesNotRunIsWrittenDownWithItsStart() {
        RunReport first = workspace.run(pipeline()).orThrow();

        RunReport replay = workspace
                .replay(first.id(), pipeline(), options -> options.from("fragile")
                        .with(times.get(), 50))
                .orThrow();

        assertThat(workspace.metadata().eventsAfter(0, 1000).stream()
                        .map(Recorded::event)
                        .filter(event -> event.run().equals(replay.id()))
                        .map(event -> event instanceof RunStarted
                                ? "run"
                                : event instanceof ExecutionStarted started
                                        ? "begins " + started.id().node()
                                        : event instanceof ExecutionFinished end
                                                ? end.id().node()
                                                : "end"))
                .startsWith("run", "interlude", "say", "count", "times", "push", "begins fragile");
    }

    @Test
    void aRetryRunsWhatIsNotCachedIfItIsConfiguredOtherwise() {
        RunReport run = workspace.run(readOnly(1)).orThrow();

        assertThat(workspace
                        .retry(run.id(), readOnly(1))
                        .orThrow()
                        .node("times")
                        .attempt())
                .isEqualTo(1);
        assertThat(workspace.retry(run.id(), readOnly(1000)).orThrow().output("times", "integer", Integer.class))
                .isEqualTo(2000);
    }

    @Test
    void aRetryPushesAgainIfThePlaceIsAnotherOne() {
        RunReport run = workspace.run(pushing(directory.resolve("one"))).orThrow();

        workspace.retry(run.id(), pushing(directory.resolve("other"))).orThrow();

        assertThat(directory.resolve("other").resolve("number")).hasContent("2");
    }

    private static Pipeline readOnly(int factor) {
        return Pipeline.define("read-only", p -> {
            var two = p.add(new Count(p.add(new Say("a b"))));
            p.add(new Times(two, factor), node -> node.cache(CachePolicy.readOnly()));
        });
    }

    private static Pipeline pushing(Path place) {
        return Pipeline.define(
                "pushing", p -> p.add(new Push(p.add(new Count(p.add(new Say("a b")))), OutputLocation.of(place))));
    }

    @Test
    void aRetryThatIsCancelledDoesNotMakeTheNextOnePushAgain() throws IOException {
        Interlude.ACT.set(RetriedPlanTest::fail);
        String run = workspace.run(pipeline()).id();
        Files.delete(directory.resolve("number"));
        Interlude.ACT.set(() -> workspace.cancel(run));
        RunReport cancelled = workspace.retry(run, pipeline());
        Interlude.ACT.set(() -> {});

        RunReport retried = workspace.retry(run, pipeline()).orThrow();

        assertThat(cancelled.run().state()).isEqualTo(RunRecord.State.CANCELLED);
        assertThat(cancelled.node("push").outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(retried.node("push").outcome()).isInstanceOf(Outcome.Executed.class);
        assertThat(retried.node("push").attempt()).isEqualTo(1);
        assertThat(directory.resolve("number")).doesNotExist();
    }
}
