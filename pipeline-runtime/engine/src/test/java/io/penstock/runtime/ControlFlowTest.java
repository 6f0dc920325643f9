package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.Tolerance;
import io.penstock.artifact.Digest;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.flow.Gate;
import io.penstock.flow.Requirement;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Length;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Longer;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fan-outs, gates and named parts: pipelines whose shape is known only when they run. */
class ControlFlowTest {

    @TempDir
    Path directory;

    private Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        workspace.close();
    }

    record Numbers(List<Integer> numbers) implements Component<Port<List<Integer>>> {
        @Override
        public void run(Port<List<Integer>> out, Execution execution) throws IOException {
            execution.write(out, numbers);
        }
    }

    record Total(Port<List<Integer>> numbers) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    execution.read(numbers).stream().mapToInt(Integer::intValue).sum());
        }
    }

    record Plus(Port<Integer> left, Port<Integer> right) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(left) + execution.read(right));
        }
    }

    /** Fails for numbers above a limit. */
    record Picky(Port<Integer> number, int limit) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (execution.read(number) > limit) {
                throw new IllegalStateException(execution.read(number) + " is too much");
            }
            execution.write(out, execution.read(number));
        }
    }

    record AtMost(int limit) implements Requirement<Integer> {
        @Override
        public Optional<String> objection(Integer number) {
            return number <= limit ? Optional.empty() : Optional.of(number + " is above " + limit);
        }
    }

    private static Pipeline totalOfTenfold(List<Integer> numbers) {
        return Pipeline.define("tenfold", p -> {
            var tenfold = p.forEach(p.add(new Numbers(numbers)), number -> p.add(new Times(number, 10)));
            p.add(new Total(tenfold));
        });
    }

    private List<ExecutionFinished> executions(RunReport run, String node) {
        return workspace.metadata().executions(run.id()).stream()
                .map(ExecutionRecord::finished)
                .flatMap(Optional::stream)
                .filter(execution -> execution.id().node().equals(node))
                .toList();
    }

    private static Digest digest(RunReport run, String node) {
        return run.node(node).outputs().get(0).digest().orElseThrow();
    }

    private List<Outcome> outcomes(RunReport run, String node) {
        return executions(run, node).stream().map(ExecutionFinished::outcome).toList();
    }

    @Test
    void aFanOutRunsItsBodyForEveryElementInTheirOrder() {
        RunReport run = workspace.run(totalOfTenfold(List.of(3, 1, 2))).orThrow();

        assertThat(workspace.metadata().inline(digest(run, "for-each-numbers")).map(String::new))
                .contains("[30,10,20]");
        assertThat(run.output("total", "integer", Integer.class)).isEqualTo(60);
        assertThat(executions(run, "times"))
                .extracting(execution -> execution.id().item())
                .containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void eachElementIsCachedByItself() {
        workspace.run(totalOfTenfold(List.of(3, 1, 2))).orThrow();

        RunReport same = workspace.run(totalOfTenfold(List.of(3, 1, 2))).orThrow();
        RunReport more = workspace.run(totalOfTenfold(List.of(2, 4, 3))).orThrow();

        assertThat(outcomes(same, "times")).containsOnly(Outcome.CACHED);
        assertThat(same.node("for-each-numbers").outcome()).isEqualTo(new io.penstock.runtime.Outcome.Cached());
        assertThat(outcomes(more, "times")).containsExactlyInAnyOrder(Outcome.CACHED, Outcome.EXECUTED, Outcome.CACHED);
        assertThat(more.output("total", "integer", Integer.class)).isEqualTo(90);
    }

    @Test
    void aFanOutOverNothingGivesAnEmptyList() {
        RunReport run = workspace.run(totalOfTenfold(List.of())).orThrow();

        assertThat(run.output("total", "integer", Integer.class)).isZero();
        assertThat(run.node("for-each-numbers").outcome()).isEqualTo(new io.penstock.runtime.Outcome.Executed());
    }

    @Test
    void theSecondFanOutOverNothingIsCached() {
        workspace.run(totalOfTenfold(List.of())).orThrow();

        assertThat(workspace.run(totalOfTenfold(List.of())).orThrow().nodes())
                .allMatch(node -> node.outcome() instanceof io.penstock.runtime.Outcome.Cached);
    }

    @Test
    void theResultsOfAFanOutMayBeFiles() {
        workspace.close();
        workspace = Workspace.open(directory.resolve("workspace"));
        AtomicReference<Port<List<String>>> port = new AtomicReference<>();
        Pipeline pipeline = Pipeline.define("files", p -> {
            var lengths = p.add(new Numbers(List.of(2, 1)));
            var text = p.add(new Letters(100_000));
            port.set(p.forEach(lengths, length -> p.add(new Longer(p.add("same", new Repeated(text, length)), 1))));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(run.output(port.get())).extracting(String::length).containsExactly(200_000, 100_000);
        assertThat(workspace.run(pipeline).orThrow().nodes())
                .allMatch(node -> node.outcome() instanceof io.penstock.runtime.Outcome.Cached);
    }

    record Repeated(Port<String> text, Port<Integer> times) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).repeat(execution.read(times)));
        }
    }

    @Test
    void whatIsWithheldForAnElementIsLeftOut() {
        Pipeline pipeline = Pipeline.define("small", p -> {
            var numbers = p.add(new Numbers(List.of(5, 1, 7, 2)));
            var small = p.forEach(numbers, number -> p.add(Gate.on(number, new AtMost(4))));
            p.add(new Total(small));
        });

        assertThat(workspace.run(pipeline).orThrow().output("total", "integer", Integer.class))
                .isEqualTo(3);
    }

    private static Pipeline picky(Tolerance tolerance) {
        return Pipeline.define("picky", p -> {
            var numbers = p.add(new Numbers(List.of(1, 9, 2, 8)));
            var picked = p.forEach("each", numbers, tolerance, number -> p.add(new Picky(number, 5)));
            p.add(new Total(picked));
        });
    }

    @Test
    void anElementThatFailsFailsTheFanOutWhenTheOthersAreDone() {
        RunReport run = workspace.run(picky(Tolerance.none()));

        assertThat(run.node("each").reason()).isEqualTo("2 of 4 elements failed; element 1: 'picky' failed.");
        assertThat(outcomes(run, "picky"))
                .containsExactlyInAnyOrder(Outcome.EXECUTED, Outcome.FAILED, Outcome.EXECUTED, Outcome.FAILED);
        assertThat(run.node("total").outcome()).isInstanceOf(io.penstock.runtime.Outcome.Skipped.class);
        assertThatThrownBy(run::orThrow).isInstanceOf(ComponentException.class).hasMessageContaining("'each' failed");
    }

    @Test
    void someElementsMayFail() {
        assertThat(workspace.run(picky(Tolerance.share(0.5))).orThrow().output("total", "integer", Integer.class))
                .isEqualTo(3);
        assertThat(workspace.run(picky(Tolerance.failures(1))).succeeded()).isFalse();
    }

    @Test
    void aGateLetsTheSameArtifactThroughOrWithholdsItWithTheReason() {
        Pipeline pipeline = Pipeline.define("gates", p -> {
            var text = p.add(new Letters(3));
            var length = p.add(new Length(text));
            p.add("open", new Gate<>(text, length, new AtMost(3)));
            var shut = p.add("shut", new Gate<>(text, length, new AtMost(2)));
            p.add("needs-it", new Longer(shut, 2));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(digest(run, "open")).isEqualTo(digest(run, "letters"));
        assertThat(run.node("needs-it").reason()).isEqualTo("'shut/string' was withheld: 3 is above 2");
    }

    private static Port<Integer> words(PipelineBuilder p, String text) {
        return p.add(new Count(p.add(new Say(text))));
    }

    @Test
    void aPartIsAFunctionThatIsUsedUnderSeveralNames() {
        Pipeline pipeline = Pipeline.define("parts", p -> {
            var north = p.within("north", () -> words(p, "a b"));
            var south = p.within("south", () -> p.within("east", () -> words(p, "c")));
            p.add(new Plus(north, south));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(run.nodes())
                .extracting(NodeReport::id)
                .containsExactly("north.say", "north.count", "south.east.say", "south.east.count", "plus");
        assertThat(run.output("plus", "integer", Integer.class)).isEqualTo(3);
    }

    @Test
    void aPortOfABodyHasNoValueOutside() {
        AtomicReference<Port<Integer>> leaked = new AtomicReference<>();

        assertThatThrownBy(() -> Pipeline.define("leaking", p -> {
                    p.forEach(p.add(new Numbers(List.of(1))), number -> {
                        leaked.set(p.add(new Times(number, 2)));
                        return leaked.get();
                    });
                    p.add("outside", new Times(leaked.get(), 3));
                }))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'number' is port 'times/integer' of a body that is run many times");
    }

    @Test
    void aBodyWithoutAResultIsRefused() {
        assertThatThrownBy(
                        () -> Pipeline.define("empty", p -> p.forEach(p.add(new Numbers(List.of(1))), number -> null)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'for-each-numbers': 'result' is null");
    }

    @Test
    void aNameThatIsUsedInAPartAndOutsideIsRefusedIfItIsTheSame() {
        assertThatThrownBy(() -> Pipeline.define("twice", p -> {
                    p.add(new Say("a"));
                    p.forEach(p.add(new Numbers(List.of(1))), number -> {
                        p.add(new Say("b"));
                        return number;
                    });
                }))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node id 'say' is used twice");
    }
}
