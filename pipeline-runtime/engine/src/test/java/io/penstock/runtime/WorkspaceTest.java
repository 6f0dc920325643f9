package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.errors.ComponentException;
import io.penstock.examples.Examples;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Fail;
import io.penstock.runtime.TinySteps.Forgetful;
import io.penstock.runtime.TinySteps.Gate;
import io.penstock.runtime.TinySteps.Lines;
import io.penstock.runtime.TinySteps.Overflow;
import io.penstock.runtime.TinySteps.Push;
import io.penstock.runtime.TinySteps.Random;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Scratches;
import io.penstock.runtime.TinySteps.Sum;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.code.CodeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path directory;

    private final Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        workspace.close();
    }

    private Pipeline counting(int factor) {
        return Pipeline.define("counting", p -> {
            var words = p.add(new Lines(ExternalInput.of(directory.resolve("words.txt"))));
            var count = p.add(new Count(words));
            var times = p.add(new Times(count, factor));
            p.add(new Push(times, OutputLocation.of(directory.resolve("pushed"))));
        });
    }

    private static Map<String, String> outcomes(RunReport report) {
        Map<String, String> outcomes = new TreeMap<>();
        report.nodes().forEach(node -> outcomes.put(node.id(), node.outcome().toString()));
        return outcomes;
    }

    private void words(String text) throws IOException {
        Files.writeString(directory.resolve("words.txt"), text);
    }

    @Test
    void aSecondRunExecutesNothingButWhatReachesOutside() throws IOException {
        words("one\ntwo\n");
        assertThat(outcomes(workspace.run(counting(2)).orThrow())).containsOnlyKeys("lines", "count", "times", "push");

        RunReport second = workspace.run(counting(2)).orThrow();
        RunReport third = workspace.run(counting(2)).orThrow();

        Map<String, String> expected =
                Map.of("lines", "cached", "count", "cached", "times", "cached", "push", "executed");
        assertThat(outcomes(second)).isEqualTo(expected);
        assertThat(outcomes(third)).isEqualTo(expected);
        assertThat(directory.resolve("pushed/number")).hasContent("4");
    }

    @Test
    void aChangedSettingExecutesItsNodeAndWhatFollows() throws IOException {
        words("one\ntwo\n");
        workspace.run(counting(2)).orThrow();

        assertThat(outcomes(workspace.run(counting(3)).orThrow()))
                .isEqualTo(Map.of("lines", "cached", "count", "cached", "times", "executed", "push", "executed"));
        assertThat(directory.resolve("pushed/number")).hasContent("6");
    }

    @Test
    void anEqualOutputStopsTheWaveBehindIt() throws IOException {
        words("one\ntwo\n");
        workspace.run(counting(2)).orThrow();
        words("three\nfour\n");

        assertThat(outcomes(workspace.run(counting(2)).orThrow()))
                .isEqualTo(Map.of("lines", "executed", "count", "executed", "times", "cached", "push", "executed"));
    }

    @Test
    void aFileOfEqualContentElsewhereChangesNothing() throws IOException {
        words("one\ntwo\n");
        workspace.run(counting(2)).orThrow();
        Path moved = Files.move(directory.resolve("words.txt"), directory.resolve("moved.txt"));

        RunReport report =
                workspace.run(Pipeline.define("other", p -> p.add("elsewhere", new Lines(ExternalInput.of(moved)))));

        assertThat(outcomes(report)).isEqualTo(Map.of("elsewhere", "cached"));
        assertThat(report.output("elsewhere", "words", TinySteps.Words.class).words())
                .containsExactly("one", "two");
    }

    @Test
    void aMissingFileFailsItsNodeByName() {
        RunReport report = workspace.run(counting(2));

        assertThat(report.node("lines").reason()).contains("Input 'file' is '", "words.txt', which does not exist");
        assertThat(outcomes(report))
                .isEqualTo(Map.of("lines", "failed", "count", "skipped", "times", "skipped", "push", "skipped"));
    }

    @Test
    void aFailureSkipsOnlyWhatDependsOnIt() {
        RunReport report = workspace.run(Pipeline.define("p", p -> {
            var count = p.add(new Count(p.add(new Say("a b c"))));
            var broken = p.add(new Fail(count, "no luck"));
            p.add("behind", new Times(broken, 2));
            p.add("beside", new Times(count, 2));
        }));

        assertThat(outcomes(report))
                .isEqualTo(Map.of(
                        "say",
                        "executed",
                        "count",
                        "executed",
                        "fail",
                        "failed",
                        "behind",
                        "skipped",
                        "beside",
                        "executed"));
        assertThat(report.succeeded()).isFalse();
        assertThatThrownBy(report::orThrow)
                .isInstanceOfSatisfying(ComponentException.class, e -> {
                    assertThat(e.runId()).contains(report.id());
                    assertThat(e.nodeId()).contains("fail");
                })
                .hasMessageContaining("node 'fail' failed: IllegalStateException: no luck")
                .hasMessageContaining("Skipped: 'behind'.")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOverflowOfTheStackFailsItsNodeAndNoOther() {
        RunReport report = workspace.run(Pipeline.define("p", p -> {
            var count = p.add(new Count(p.add(new Say("a b c"))));
            p.add(new Overflow(count));
            p.add(new Times(count, 2));
        }));

        assertThat(report.node("overflow").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(report.node("times").outcome()).isInstanceOf(Outcome.Executed.class);
    }

    @Test
    void whoNeedsAWithheldPortIsSkippedAndWhoCanDoWithoutGoesOn() {
        Pipeline pipeline = Pipeline.define("p", p -> {
            var count = p.add(new Count(p.add(new Say("a b c"))));
            var gate = p.add(new Gate(count, 2));
            var behind = p.add("behind", new Times(gate, 2));
            p.add("list", new Sum(List.of(count, gate, behind), Optional.empty()));
            p.add("optional", new Sum(List.of(), Optional.of(gate)));
        });
        RunReport report = workspace.run(pipeline).orThrow();
        RunReport again = workspace.run(pipeline).orThrow();

        assertThat(report.node("behind").outcome())
                .isEqualTo(new Outcome.Skipped("'gate/integer' was withheld: 3 is above 2"));
        assertThat(report.output("list", "integer", Integer.class)).isEqualTo(3);
        assertThat(report.output("optional", "integer", Integer.class)).isZero();
        assertThat(outcomes(again)).containsEntry("gate", "cached").containsEntry("list", "cached");
    }

    @Test
    void anOutputIsWrittenOnceOrWithheld() {
        RunReport report = workspace.run(Pipeline.define("p", p -> {
            p.add("once", new Forgetful(false));
            p.add("twice", new Forgetful(true));
        }));

        assertThat(report.node("once").reason()).startsWith("Output 'second' was neither written nor withheld.");
        assertThat(report.node("twice").reason()).startsWith("Output 'first' is set twice.");
    }

    @Test
    void onlyInputsCanBeRead() {
        record Peek(Port<Integer> other) implements io.penstock.Component<Port<Integer>> {
            @Override
            public void run(Port<Integer> out, io.penstock.Execution execution) throws IOException {
                execution.write(out, execution.read(out));
            }
        }
        RunReport report =
                workspace.run(Pipeline.define("p", p -> p.add(new Peek(p.add(new Count(p.add(new Say("a"))))))));

        assertThat(report.node("peek").reason())
                .isEqualTo(
                        "Port 'peek/integer' is not an input of node 'peek', so it cannot be read. Inputs: [count/integer].");
    }

    @Test
    void equalExecutionsDrawEqualNumbers() {
        Pipeline pipeline = Pipeline.define("p", p -> p.add(new Random(3)));
        String first = workspace.run(pipeline).output("random", "string", String.class);
        try (Workspace other = Workspace.inMemory()) {
            assertThat(other.run(pipeline).output("random", "string", String.class))
                    .isEqualTo(first);
        }
    }

    @Test
    void aScratchDirectoryIsDeletedAfterwards() {
        String file = workspace
                .run(Pipeline.define("p", p -> p.add(new Scratches())))
                .output("scratches", "string", String.class);

        assertThat(Path.of(file)).doesNotExist();
        assertThat(Path.of(file).getParent()).doesNotExist();
    }

    @Test
    void measurementsAreKeptByExecution() throws IOException {
        words("one\ntwo\n");
        RunReport report = workspace.run(counting(2));

        assertThat(workspace.metrics(report.id(), "times"))
                .containsExactly(new io.penstock.runtime.observe.MetricFiles.Point("factor", 1, 2.0));
    }

    @Test
    void thePropertiesOfAnArtifactAreKnownToTheCatalog() throws IOException {
        words("one\n");
        workspace.run(counting(2));

        assertThat(workspace.catalog().producedBy("counting", TinySteps.Words.class))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.properties()).containsEntry("lines", "many");
                    assertThat(workspace.read(record, TinySteps.Words.class).words())
                            .containsExactly("one");
                });
    }

    @Test
    void theTableShowsEachNode() throws IOException {
        words("one\n");
        String table = workspace.run(counting(2)).table();

        assertThat(table.lines()).hasSize(5).first().asString().startsWith("node");
        assertThat(table).contains("push ", "executed");
    }

    @Test
    void aTypeThatNothingStoresIsRefusedBeforeTheRun() {
        record Threads() implements io.penstock.Component<Port<Thread>> {
            @Override
            public void run(Port<Thread> out, io.penstock.Execution execution) throws IOException {
                execution.write(out, Thread.currentThread());
            }
        }

        assertThatThrownBy(() -> workspace.run(Pipeline.define("p", p -> p.add(new Threads()))))
                .hasMessageContaining("Nothing stores artifacts of type 'java.lang.Thread'");
        assertThat(workspace.runs(10)).isEmpty();
    }

    record Meddler(ExternalInput file) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, Files.readAllLines(file.path()).size());
            Files.writeString(file.path(), "other\ncontent\n");
        }
    }

    @Test
    void aFileThatChangesWhileItIsReadFailsItsNodeByName() throws IOException {
        words("one\n");
        Pipeline pipeline =
                Pipeline.define("p", p -> p.add(new Meddler(ExternalInput.of(directory.resolve("words.txt")))));

        assertThat(workspace.run(pipeline).node("meddler").reason())
                .startsWith("A file that 'meddler' reads was changed while it was read.");
        assertThat(workspace.run(pipeline).orThrow().output("meddler", "integer", Integer.class))
                .isEqualTo(2);
    }

    record Interrupting() implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws InterruptedException {
            throw new InterruptedException("someone else's");
        }
    }

    record Polite(int number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException, InterruptedException {
            execution.checkCancelled();
            execution.write(out, number);
        }
    }

    @Test
    void anInterruptOfOneNodeIsNotThatOfTheNext() {
        try (Workspace narrow = Workspace.inMemoryBuilder().threads(1).open()) {
            RunReport report = narrow.run(Pipeline.define("p", p -> {
                p.add(new Interrupting());
                p.add(new Polite(1));
            }));

            assertThat(outcomes(report)).isEqualTo(Map.of("interrupting", "failed", "polite", "executed"));
        }
    }

    record Withholding() implements Component<Port<Examples>> {
        @Override
        public void run(Port<Examples> out, Execution execution) {
            execution.withhold(out, "none");
        }
    }

    record Reading(Optional<Port<Examples>> examples) implements Component<Port<Boolean>> {
        @Override
        public void run(Port<Boolean> out, Execution execution) throws IOException {
            execution.write(out, execution.read(examples).isPresent());
        }
    }

    @Test
    void theCodeThatReadsAnInputIsInTheKey() throws IOException {
        try (Workspace stored = Workspace.open(directory)) {
            RunReport report = stored.run(
                            Pipeline.define("p", p -> p.add(new Reading(Optional.of(p.add(new Withholding()))))))
                    .orThrow();

            String code = stored.metadata()
                    .finishedOf("p", "reading", 1)
                    .get(0)
                    .keyParts()
                    .get("code");
            assertThat(report.output("reading", "boolean", Boolean.class)).isFalse();
            assertThat(CodeTables.in(directory.resolve("code")).parts(new Digest(code)))
                    .hasValueSatisfying(parts -> assertThat(parts.keySet())
                            .anyMatch(part -> part.startsWith("io.penstock.examples.ExamplesCodec.read")));
        }
    }
}
