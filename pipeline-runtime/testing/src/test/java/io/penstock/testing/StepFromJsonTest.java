package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What another JVM has to do to run a node: read the step, then run it. */
class StepFromJsonTest {

    interface Rule {
        int apply(int number);
    }

    record Plus(int summand) implements Rule {
        @Override
        public int apply(int number) {
            return number + summand;
        }
    }

    record Each(Port<List<Integer>> numbers, Rule rule) implements Component<Port<List<Integer>>> {
        @Override
        public void run(Port<List<Integer>> out, Execution execution) throws IOException {
            execution.write(
                    out, execution.read(numbers).stream().map(rule::apply).toList());
        }
    }

    @Test
    void aStepFromJsonGivesTheSameResult() throws Exception {
        try (TestExecution test = new TestExecution()) {
            Each step = new Each(test.input(Integer.class, List.of(1, 2, 3)), new Plus(4));
            Each again = (Each) CanonicalJson.read(CanonicalJson.write(step, Step.class), Step.class, "step");

            assertThat(again).isEqualTo(step);
            assertThat(test.outputOf(again)).isEqualTo(test.outputOf(step)).containsExactly(5, 6, 7);
        }
    }
}
