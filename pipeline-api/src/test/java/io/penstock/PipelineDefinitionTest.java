package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.penstock.artifact.ExternalInput;
import io.penstock.errors.DefinitionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PipelineDefinitionTest {

    record Words(ExternalInput text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    record Halves(Port<String> text) implements Component<Halves.Outputs> {
        record Outputs(Port<String> left, Port<List<String>> right) implements io.penstock.Outputs {}

        @Override
        public void run(Outputs out, Execution execution) {}
    }

    record Gate<T>(Port<T> value) implements Component<Port<T>> {
        @Override
        public void run(Port<T> out, Execution execution) {}
    }

    record Maker<T>(String name) implements Component<Port<T>> {
        @Override
        public void run(Port<T> out, Execution execution) {}
    }

    record Join(List<Port<String>> parts, Optional<Port<String>> title) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    record Mapped(Port<String> text, IntUnaryOperator operator) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    record Opener(Path file) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    record Sink(Port<String> text, Path directory) implements Component<Nothing> {
        @Override
        public void run(Nothing out, Execution execution) {}

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }

    private static Words words() {
        return new Words(ExternalInput.of(Path.of("words.txt")));
    }

    @Test
    void aNodeIsNamedByItsClassAndKnowsItsInputsAndOutputs() {
        Pipeline pipeline = Pipeline.define("texts", p -> {
            Port<String> text = p.add(words());
            Halves.Outputs halves = p.add(new Halves(text));
            p.add("joined", new Join(List.of(text, halves.left()), Optional.of(halves.left())));
        });

        assertThat(pipeline.nodes()).extracting(Node::id).containsExactly("words", "halves", "joined");
        assertThat(pipeline.node("halves").orElseThrow().ports())
                .extracting(Port::toString)
                .containsExactly("halves/left", "halves/right");
        assertThat(pipeline.node("joined").orElseThrow().inputs())
                .extracting(Node.Input::field, input -> input.port().toString(), Node.Input::required)
                .containsExactly(
                        tuple("parts[0]", "words/string", false),
                        tuple("parts[1]", "halves/left", false),
                        tuple("title", "halves/left", false));
    }

    @Test
    void aGenericComponentTakesItsArtifactTypeFromItsInput() {
        Pipeline pipeline = Pipeline.define("texts", p -> {
            Halves.Outputs halves = p.add(new Halves(p.add(words())));
            p.add("gated", new Gate<>(halves.right()));
        });

        assertThat(pipeline.node("gated").orElseThrow().ports().get(0).type())
                .isEqualTo(pipeline.node("halves").orElseThrow().ports().get(1).type())
                .hasToString("java.util.List<java.lang.String>");
    }

    @Test
    void anArtifactTypeThatNobodyNamesIsRefused() {
        assertThatThrownBy(() -> Pipeline.define("texts", p -> p.add(new Maker<String>("x"))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'maker': the artifact type 'T'");
    }

    @Test
    void allProblemsOfADefinitionAreReportedTogether() {
        AtomicReference<Port<String>> foreign = new AtomicReference<>();
        Pipeline.define("other", p -> foreign.set(p.add(words())));

        assertThatThrownBy(() -> Pipeline.define("texts", p -> {
                    p.add(words());
                    p.add(words());
                    p.add(new Halves(foreign.get()));
                    p.add(new Mapped(p.add("more", words()), i -> i + 1));
                    p.add(new Opener(Path.of("data.csv")));
                }))
                .isInstanceOfSatisfying(DefinitionException.class, e -> assertThat(e.problems())
                        .satisfiesExactly(
                                twice -> assertThat(twice).contains("Node id 'words' is used twice"),
                                other ->
                                        assertThat(other).contains("'text' is port 'words/string' of another pipeline"),
                                lambda -> assertThat(lambda).contains("Node 'mapped': 'operator' is a lambda"),
                                path -> assertThat(path)
                                        .contains("Node 'opener': 'file' is the bare path 'data.csv'")));
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> Pipeline.define("texts", p -> p.add(new Words(null))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Node 'words': 'text' is null");
    }

    @Test
    void aComponentWithAnExternalEffectMayNameAPath() {
        Pipeline pipeline = Pipeline.define("texts", p -> p.add(new Sink(p.add(words()), Path.of("out"))));

        assertThat(pipeline.nodes()).hasSize(2);
    }

    @Test
    void anUnusableNameIsRefused() {
        assertThatThrownBy(() -> Pipeline.define("a/b", p -> {}))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'a/b'");
    }
}
