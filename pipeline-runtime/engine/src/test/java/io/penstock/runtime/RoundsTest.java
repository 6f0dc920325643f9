package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Tolerance;
import io.penstock.Until;
import io.penstock.runtime.ControlFlowTest.Numbers;
import io.penstock.runtime.ControlFlowTest.Picky;
import io.penstock.runtime.ControlFlowTest.Plus;
import io.penstock.runtime.ControlFlowTest.Total;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds: parts of pipelines that run until a state is reached. */
class RoundsTest {

    private final Workspace workspace = Workspace.inMemory();

    @AfterEach
    void close() {
        workspace.close();
    }

    private List<ExecutionFinished> executions(RunReport run, String node) {
        return workspace.metadata().executions(run.id()).stream()
                .map(ExecutionRecord::finished)
                .flatMap(Optional::stream)
                .filter(execution -> execution.id().node().equals(node))
                .toList();
    }

    private List<Outcome> outcomes(RunReport run, String node) {
        return executions(run, node).stream().map(ExecutionFinished::outcome).toList();
    }

    record UpTo(Port<Integer> number) implements Component<Port<List<Integer>>> {
        @Override
        public void run(Port<List<Integer>> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    IntStream.rangeClosed(1, execution.read(number)).boxed().toList());
        }
    }

    @Test
    void roundsHandTheirStateOn() {
        Pipeline pipeline = Pipeline.define("doubling", p -> {
            var start = p.add(new Count(p.add(new Say("a b c"))));
            p.repeat("doubled", start, Until.rounds(5), (state, round) -> p.add(new Times(state, 2)));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        assertThat(run.output("doubled", "integer", Integer.class)).isEqualTo(96);
        assertThat(executions(run, "times"))
                .extracting(execution -> execution.id().item())
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(outcomes(workspace.run(pipeline).orThrow(), "times")).containsOnly(Outcome.CACHED);
    }

    @Test
    void aLongerRepetitionTakesTheRoundsOfAShorterOneFromTheCache() {
        workspace.run(doubling(3)).orThrow();

        assertThat(outcomes(workspace.run(doubling(5)).orThrow(), "times"))
                .containsExactly(Outcome.CACHED, Outcome.CACHED, Outcome.CACHED, Outcome.EXECUTED, Outcome.EXECUTED);
    }

    private static Pipeline doubling(int rounds) {
        return Pipeline.define("doubling", p -> {
            var start = p.add(new Count(p.add(new Say("a"))));
            p.repeat(start, rounds, state -> p.add(new Times(state, 2)));
        });
    }

    @Test
    void aRepetitionEndsWhenItsStateIsReachedOrWithItsRounds() {
        assertThat(lastState(Until.reached(state -> state >= 10, 100))).isEqualTo(16);
        assertThat(lastState(Until.reached(state -> state >= 10, 2))).isEqualTo(4);
    }

    private int lastState(Until<Integer> until) {
        Pipeline pipeline = Pipeline.define("until", p -> {
            var start = p.add(new Count(p.add(new Say("a"))));
            p.repeat("last", start, until, (state, round) -> p.add(new Times(state, 2)));
        });
        return workspace.run(pipeline).orThrow().output("last", "integer", Integer.class);
    }

    @Test
    void aRoundKnowsItsNumber() {
        Pipeline pipeline = Pipeline.define("numbered", p -> {
            var start = p.add(new Count(p.add(new Say("a"))));
            p.repeat("sum", start, Until.rounds(4), (state, round) -> p.add(new Plus(state, round)));
        });

        assertThat(workspace.run(pipeline).orThrow().output("sum", "integer", Integer.class))
                .isEqualTo(11);
    }

    @Test
    void aRoundThatFailsFailsTheRepetition() {
        Pipeline pipeline = Pipeline.define("failing", p -> {
            var start = p.add(new Count(p.add(new Say("a"))));
            p.repeat(
                    "grown", start, Until.rounds(9), (state, round) -> p.add(new Picky(p.add(new Times(state, 2)), 5)));
        });

        RunReport run = workspace.run(pipeline);

        assertThat(run.node("grown").reason()).isEqualTo("round 3 failed: 'picky' failed.");
    }

    @Test
    void aFanOutMayStandInARoundAndARoundInAFanOut() {
        Pipeline pipeline = Pipeline.define("nested", p -> {
            var start = p.add(new Count(p.add(new Say("a b"))));
            var last = p.repeat("grown", start, Until.rounds(2), (state, round) -> {
                var parts = p.forEach(p.add(new UpTo(state)), part -> p.add(new Plus(part, state)));
                return p.add("round-total", new Total(parts));
            });
            var powers = p.forEach(
                    "powers",
                    p.add(new Numbers(List.of(3, 4))),
                    Tolerance.none(),
                    number -> p.repeat(
                            "power",
                            number,
                            Until.rounds(2),
                            (state, round) -> p.add("last-plus", new Plus(state, last))));
            p.add("all", new Total(powers));
        });

        RunReport run = workspace.run(pipeline).orThrow();

        // round 1: (1+2) + (2+2) = 7; round 2: (1+7) + ... + (7+7) = 28 + 49 = 77; then 3 + 2*77 and 4 + 2*77
        assertThat(run.output("grown", "integer", Integer.class)).isEqualTo(77);
        assertThat(run.output("all", "integer", Integer.class)).isEqualTo(157 + 158);
        assertThat(executions(run, "for-each-up-to"))
                .extracting(execution -> execution.id().item())
                .contains("1", "2", "2.6");
    }
}
