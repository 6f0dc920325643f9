package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Endless;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Sum;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing, cancelling, listening, sharing. */
class WorkspaceLifeTest {

    @TempDir
    Path directory;

    private static Pipeline simple(int factor) {
        return Pipeline.define("simple", p -> p.add(new Times(p.add(new Count(p.add(new Say("a b")))), factor)));
    }

    /** Finds the newest number that a pipeline made, whatever it is. */
    record LatestNumber(String pipeline, Port<Integer> candidate) implements Resolver<Integer> {
        @Override
        public Optional<ArtifactRecord> resolve(Catalog catalog, Function<Port<?>, Optional<ArtifactRecord>> inputs) {
            var own = inputs.apply(candidate).map(ArtifactRecord::digest);
            return catalog.producedBy(pipeline, Integer.class).stream()
                    .filter(record -> record.node().equals("kept")
                            && !Optional.of(record.digest()).equals(own))
                    .findFirst();
        }

        @Override
        public String whenAbsent() {
            return "no other number of '%s' yet".formatted(pipeline);
        }
    }

    record Compared(Port<Integer> now, Optional<Port<Integer>> before) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    execution.read(now) + " after " + execution.read(before).orElse(-1));
        }
    }

    private static Pipeline comparing(int number) {
        return Pipeline.define("comparing", p -> {
            var count = p.add(new Count(p.add(new Say("a b"))));
            var kept = p.add("kept", new Times(count, number));
            var before = p.add(new LatestNumber("comparing", kept));
            p.add("compared", new Compared(kept, Optional.of(before)));
        });
    }

    @Test
    void whatOneWorkspaceMadeTheNextOneFinds() {
        try (Workspace first = Workspace.open(directory)) {
            assertThat(first.run(simple(2)).orThrow().run().number()).isEqualTo(1);
        }
        try (Workspace second = Workspace.open(directory)) {
            RunReport report = second.run(simple(2)).orThrow();

            assertThat(report.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
            assertThat(report.output("times", "integer", Integer.class)).isEqualTo(4);
            assertThat(second.runs(10)).extracting(RunRecord::number).containsExactly(2L, 1L);
        }
    }

    @Test
    void aResolverResolvesInEveryRunAndWhatItFindsEntersTheKeysBehindIt() {
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport first = workspace.run(comparing(5)).orThrow();
            RunReport same = workspace.run(comparing(5)).orThrow();
            RunReport next = workspace.run(comparing(7)).orThrow();
            RunReport again = workspace.run(comparing(7)).orThrow();

            assertThat(first.output("compared", "string", String.class)).isEqualTo("10 after -1");
            assertThat(first.node("latest-number").reason()).isEqualTo("no other number of 'comparing' yet");
            assertThat(same.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
            assertThat(next.output("compared", "string", String.class)).isEqualTo("14 after 10");
            assertThat(again.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cached);
        }
    }

    @Test
    void cancellingInterruptsWhatRunsAndStartsNothingMore() throws Exception {
        try (Workspace workspace = Workspace.inMemory()) {
            RunHandle handle = workspace.start(Pipeline.define("p", p -> {
                var endless = p.add(new Endless(0));
                p.add("behind", new Times(endless, 2));
            }));
            Endless.RUNNING[0].await();
            handle.cancel();
            RunReport report = handle.report().toCompletableFuture().get();

            assertThat(report.run().state()).isEqualTo(RunRecord.State.CANCELLED);
            assertThat(report.nodes()).allMatch(node -> node.outcome() instanceof Outcome.Cancelled);
            assertThatThrownBy(report::orThrow).hasMessageContaining("was cancelled");
        }
    }

    @Test
    void closingCancelsWhatRunsAndLeavesNoThread() throws Exception {
        Set<Thread> before = threads();
        Workspace workspace =
                Workspace.builder(directory).listener(new RunListener() {}).open();
        workspace.run(simple(2)).orThrow();
        RunHandle handle = workspace.start(Pipeline.define("p", p -> p.add(new Endless(1))));
        Endless.RUNNING[1].await();

        workspace.close();

        assertThat(handle.report().toCompletableFuture().get().run().state()).isEqualTo(RunRecord.State.CANCELLED);
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(10_000);
        }
        assertThat(left).noneMatch(Thread::isAlive);
        assertThatThrownBy(() -> workspace.run(simple(2)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is closed");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool")) // the test's own, for its futures
                .collect(Collectors.toSet());
    }

    @Test
    void theExecutorOfTheHostRunsTheNodesAndStaysOpen() {
        ExecutorService host = Executors.newFixedThreadPool(2, task -> new Thread(task, "host"));
        try (Workspace workspace =
                Workspace.inMemoryBuilder().executor(host).threads(2).open()) {
            workspace.run(simple(2)).orThrow();
        }

        assertThat(host.isShutdown()).isFalse();
        assertThat(host.shutdownNow()).isEmpty();
    }

    @Test
    void listenersAreToldInOrderAndOneThatThrowsHurtsNobody() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        RunListener broken = new RunListener() {
            @Override
            public void nodeFinished(String run, NodeReport node) {
                throw new IllegalStateException("broken listener");
            }
        };
        RunListener telling = new RunListener() {
            @Override
            public void runStarted(String run, Pipeline pipeline) {
                told.add("start " + pipeline.name());
            }

            @Override
            public void nodeStarted(String run, String node) {
                told.add("run " + node);
            }

            @Override
            public void nodeProgress(String run, String node, long done, long total, String unit) {
                told.add(node + " " + done + "/" + total + " " + unit);
            }

            @Override
            public void nodeFinished(String run, NodeReport node) {
                told.add(node.id() + " " + node.outcome());
            }

            @Override
            public void runFinished(RunReport report) {
                told.add("end " + report.succeeded());
            }
        };
        try (Workspace workspace =
                Workspace.inMemoryBuilder().listener(broken).listener(telling).open()) {
            workspace.run(simple(2)).orThrow();

            assertThat(told)
                    .containsExactly(
                            "start simple",
                            "run say",
                            "say executed",
                            "run count",
                            "count executed",
                            "run times",
                            "times 1/1 numbers",
                            "times executed",
                            "end true");
        }
    }

    @Test
    void twoRunsOfOnePipelineAtOnceBothSucceed() throws Exception {
        try (Workspace one = Workspace.open(directory);
                Workspace two = Workspace.open(directory)) {
            RunHandle first = one.start(simple(7));
            RunHandle second = two.start(simple(7));

            assertThat(first.report().toCompletableFuture().get().orThrow().output("times", "integer", Integer.class))
                    .isEqualTo(14);
            assertThat(second.report().toCompletableFuture().get().orThrow().output("times", "integer", Integer.class))
                    .isEqualTo(14);
        }
    }

    @Test
    void aWideGraphEnds() {
        int width = 10_000;
        Pipeline wide = Pipeline.define("wide", p -> {
            var count = p.add(new Count(p.add(new Say("a b"))));
            List<Port<Integer>> all = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                all.add(p.add("times-" + i, new Times(count, i)));
            }
            p.add(new Sum(all, Optional.empty()));
        });
        try (Workspace workspace = Workspace.inMemory()) {
            assertThat(workspace.run(wide).orThrow().output("sum", "integer", Integer.class))
                    .isEqualTo(width * (width - 1));
        }
    }

    @Test
    void aDeepChainEnds() {
        int depth = 2_000;
        Pipeline deep = Pipeline.define("deep", p -> {
            Port<Integer> last = p.add(new Count(p.add(new Say("a b"))));
            for (int i = 0; i < depth; i++) {
                last = p.add("times-" + i, new Times(last, 1));
            }
        });
        try (Workspace workspace = Workspace.inMemory()) {
            assertThat(workspace.run(deep).orThrow().nodes()).hasSize(depth + 2);
            assertThat(workspace.run(deep).orThrow().nodes())
                    .allMatch(node -> node.outcome() instanceof Outcome.Cached);
        }
    }

    /** The last events of a cached run are written by threads that race each other to be the last. */
    @Test
    void aRunIsReportedWhenItsOwnEndIsDurable() {
        Pipeline wide = Pipeline.define("wide", p -> {
            for (int i = 0; i < 60; i++) {
                p.add("say-" + i, new Say("word " + i));
            }
        });
        try (Workspace workspace =
                Workspace.builder(directory.resolve("ends")).threads(4).open()) {
            workspace.run(wide).orThrow();
            for (int again = 0; again < 60; again++) {
                assertThat(workspace.run(wide).run().state()).isEqualTo(RunRecord.State.SUCCEEDED);
            }
        }
    }

    @Test
    void anEmptyPipelineSucceeds() {
        try (Workspace workspace = Workspace.inMemory()) {
            assertThat(workspace
                            .run(Pipeline.define("empty", p -> {}))
                            .orThrow()
                            .nodes())
                    .isEmpty();
        }
    }

    @Test
    void aWorkspaceThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Workspace.open(file))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is a file");
    }

    private void assertNothingLeftOf(Path place, ThrowingCallable opening, String problem) throws Exception {
        Set<Thread> before = Leaks.threads();

        assertThatThrownBy(opening).hasStackTraceContaining(problem);

        Leaks.assertNoThreadsBut(before);
        assertThat(Leaks.openFiles(place)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkspaceWhoseListenersCannotBeLoadedLeavesNothingOpen() throws Exception {
        Path services = Files.createDirectories(directory.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve(RunListener.class.getName()), "no.such.Listener");
        Path place = Files.createDirectory(directory.resolve("workspace"));
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        URL broken = directory.resolve("broken").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {broken}, context)) {
            thread.setContextClassLoader(loader);
            assertNothingLeftOf(place, () -> Workspace.open(place), "no.such.Listener");
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkspaceWithAnUnreadableTableLeavesNothingOpen() throws Exception {
        Path place = directory.resolve("workspace");
        Files.createDirectories(place.resolve("digests.tsv"));

        assertNothingLeftOf(place, () -> Workspace.open(place), "digests.tsv");
    }

    @Test
    void aClosedWorkspaceSaysThatItIsClosedWhateverIsAskedOfIt() {
        Workspace workspace = Workspace.open(directory);
        String run = workspace.run(simple(2)).id();
        workspace.close();

        List<ThrowingCallable> questions = List.of(
                () -> workspace.runs(1),
                () -> workspace.metrics(run, "times"),
                () -> workspace.attempts(run, "times"),
                workspace::catalog,
                workspace::ledger,
                workspace::metadata);
        assertThat(questions).allSatisfy(question -> assertThatThrownBy(question)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("is closed. Open it again."));
    }

    @Test
    void aWorkspaceThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Workspace.open(file.resolve("workspace")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("cannot be made");
    }
}
