package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.errors.ComponentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestExecutionTest {

    private final TestExecution test = new TestExecution();

    record Text(List<String> words) {}

    record Longest(Port<Text> text, Optional<Port<String>> fallback) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            Optional<String> longest =
                    execution.read(text).words().stream().max((a, b) -> Integer.compare(a.length(), b.length()));
            execution.write(out, longest.or(() -> read(execution)).orElse("nothing"));
        }

        private Optional<String> read(Execution execution) {
            try {
                return execution.read(fallback);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    record Halves(Port<List<Integer>> first, Port<List<Integer>> second) implements Outputs {}

    record Split(Port<List<Integer>> numbers, int at) implements Component<Halves> {
        @Override
        public void run(Halves out, Execution execution) throws IOException {
            List<Integer> all = execution.read(numbers);
            execution.write(out.first(), all.subList(0, at));
            execution.property(out.first(), "size", Integer.toString(at));
            if (at == all.size()) {
                execution.withhold(out.second(), "nothing is left");
            } else {
                execution.write(out.second(), all.subList(at, all.size()));
            }
            execution.progress().report(at, all.size(), "numbers");
            execution.log().metric("share", 1, (double) at / all.size());
        }
    }

    record Keep(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    Files.writeString(execution.scratch().resolve("kept"), text).toString());
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aComponentRunsInFourLines() throws Exception {
        Port<Text> text = test.input(new Text(List.of("a", "pen", "stock")));

        assertThat(test.outputOf(new Longest(text, Optional.empty()))).isEqualTo("stock");
    }

    @Test
    void everyOutputCanBeLookedAt() throws Exception {
        Port<List<Integer>> numbers = test.input(Integer.class, List.of(1, 2, 3));

        Result<Halves> result = test.run(new Split(numbers, 2));

        assertThat(result.output(Halves::first)).containsExactly(1, 2);
        assertThat(result.output(Halves::second)).containsExactly(3);
        assertThat(result.properties(Halves::first)).containsEntry("size", "2");
        assertThat(result.withheld(Halves::first)).isEmpty();
        assertThat(result.progress()).containsExactly("2/3 numbers");
        assertThat(result.metrics()).singleElement().satisfies(point -> assertThat(point.name())
                .isEqualTo("share"));
    }

    @Test
    void anOutputOfOneComponentIsTheInputOfTheNext() throws Exception {
        Result<Halves> first = test.run(new Split(test.input(Integer.class, List.of(1, 2, 3)), 2));
        Result<Halves> second = test.run(new Split(first.outputs().first(), 1));

        assertThat(second.output(Halves::second)).containsExactly(2);
    }

    @Test
    void withheldInputsAndOutputsAreSeen() throws Exception {
        Port<String> none = test.withheld(String.class, "not today");

        assertThat(test.outputOf(new Longest(test.input(new Text(List.of())), Optional.of(none))))
                .isEqualTo("nothing");
        Result<Halves> all = test.run(new Split(test.input(Integer.class, List.of(1)), 1));
        assertThat(all.withheld(Halves::second)).contains("nothing is left");
        assertThatThrownBy(() -> all.output(Halves::second))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("nothing is left");
    }

    @Test
    void noFileIsLeft() throws Exception {
        Path file = Path.of(test.outputOf(new Keep("text")));
        test.close();

        assertThat(file).doesNotExist();
        assertThat(file.getParent().getParent()).doesNotExist();
    }
}
