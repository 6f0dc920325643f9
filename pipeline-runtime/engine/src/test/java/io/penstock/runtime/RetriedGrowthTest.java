package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.Tolerance;
import io.penstock.Until;
import io.penstock.runtime.ControlFlowTest.Numbers;
import io.penstock.runtime.ControlFlowTest.Plus;
import io.penstock.runtime.TinySteps.Times;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.ExecutionStarted;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with fan-outs and rounds that are taken up again: what ended well is kept, at whatever depth. */
class RetriedGrowthTest {

    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.open(directory.resolve("workspace"));
        Limited.LIMIT.set(Integer.MAX_VALUE);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    record Total(List<Port<List<Integer>>> lists) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int total = 0;
            for (Port<List<Integer>> list : lists) {
                total += execution.read(list).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
            }
            execution.write(out, total);
        }
    }

    /** Fails for numbers above a limit, which is no part of its key. */
    record Limited(Port<Integer> number) implements Component<Port<Integer>> {

        static final AtomicInteger LIMIT = new AtomicInteger();

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            if (execution.read(number) > LIMIT.get()) {
                throw new IllegalStateException(execution.read(number) + " is above the limit");
            }
            execution.write(out, execution.read(number));
        }
    }

    /** Gives 1 to 3 times a factor, sums of rounds for each, and what fails for totals above the limit. */
    private static Pipeline growing(int factor) {
        return Pipeline.define("growing", p -> {
            var numbers = p.add(new Numbers(List.of(1, 2, 3)));
            var scaled =
                    p.forEach("scaled", numbers, Tolerance.none(), number -> p.add("scale", new Times(number, factor)));
            var climbed = p.forEach(
                    "climbed",
                    numbers,
                    Tolerance.none(),
                    number -> p.repeat(
                            "climb", number, Until.rounds(2), (state, round) -> p.add(new Plus(state, round))));
            p.add(new Limited(p.add(new Total(List.of(scaled, climbed)))));
        });
    }

    private static Pipeline tolerant() {
        return Pipeline.define("tolerant", p -> {
            var some = p.forEach(
                    "some",
                    p.add(new Numbers(List.of(1, 2, 3))),
                    Tolerance.failures(2),
                    number -> p.add(new Limited(number)));
            p.add(new Total(List.of(some)));
        });
    }

    private List<Event> events() {
        return workspace.metadata().eventsAfter(0, 10_000).stream()
                .map(Recorded::event)
                .toList();
    }

    private Stream<ExecutionId> begun() {
        return events().stream().filter(ExecutionStarted.class::isInstance).map(event -> ((ExecutionStarted) event)
                .id());
    }

    private Stream<ExecutionId> ended() {
        return events().stream().filter(ExecutionFinished.class::isInstance).map(event -> ((ExecutionFinished) event)
                .id());
    }

    @Test
    void whatRanItsBodyAndEndedWellIsKept() {
        Limited.LIMIT.set(10);
        RunReport failed = workspace.run(growing(10));
        Limited.LIMIT.set(1000);

        RunReport retried = workspace.retry(failed.id(), growing(10)).orThrow();

        assertThat(retried.output("limited", "integer", Integer.class)).isEqualTo(60 + 6 + 3 * 3);
        assertThat(ended().filter(id -> id.attempt() > 1))
                .extracting(ExecutionId::node)
                .containsExactly("limited");
        assertThat(retried.node("scaled").attempt()).isEqualTo(1);
    }

    @Test
    void whatComesToSomethingElseEndsAnewWithItsBegin() {
        RunReport first = workspace.run(growing(10)).orThrow();

        RunReport retried = workspace.retry(first.id(), growing(20)).orThrow();

        assertThat(retried.output("limited", "integer", Integer.class)).isEqualTo(120 + 6 + 3 * 3);
        List<ExecutionId> anew = ended().filter(id -> id.attempt() > 1).toList();
        assertThat(anew)
                .extracting(ExecutionId::node)
                .containsExactlyInAnyOrder("scale", "scale", "scale", "scaled", "total", "limited");
        assertThat(begun()).containsAll(anew).doesNotHaveDuplicates();
    }

    @Test
    void anElementThatWasAllowedToFailIsTriedAgain() {
        Limited.LIMIT.set(2);
        RunReport first = workspace.run(tolerant()).orThrow();
        workspace.retry(first.id(), tolerant()).orThrow();
        Limited.LIMIT.set(3);

        RunReport retried = workspace.retry(first.id(), tolerant()).orThrow();

        assertThat(first.output("total", "integer", Integer.class)).isEqualTo(3);
        assertThat(retried.output("total", "integer", Integer.class)).isEqualTo(6);
        assertThat(retried.node("some").attempt()).isEqualTo(2);
        assertThat(begun()).contains(new ExecutionId(first.id(), "some", "", 2)).doesNotHaveDuplicates();
    }
}
