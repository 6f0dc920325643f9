package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.errors.DefinitionException;
import io.penstock.flow.Gate;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of components to those who look for one. */
class ComponentDescriptorTest {

    @TempDir
    Path directory;

    /** Repeats a text. */
    public record Repeat(Port<String> text, int times, Optional<String> separator) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(
                    out,
                    String.join(
                            separator.orElse(""), List.of(execution.read(text)).toString()));
        }
    }

    private ClassLoader listing(String lines) throws IOException {
        Path list = directory.resolve(ComponentDescriptor.LIST);
        Files.createDirectories(list.getParent());
        Files.writeString(list, lines);
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, ComponentDescriptorTest.class.getClassLoader());
    }

    @Test
    void aDescriptorHasInputsOutputsAndTheSchemaOfTheConfiguration() {
        JsonNode json = ComponentDescriptor.of(Repeat.class).json();

        assertThat(json.at("/name").asText()).isEqualTo("Repeat");
        assertThat(json.at("/inputs/0/name").asText()).isEqualTo("text");
        assertThat(json.at("/outputs/0/type").asText()).isEqualTo("java.lang.String");
        assertThat(json.at("/configuration/properties/times/type").asText()).isEqualTo("integer");
        assertThat(json.at("/configuration/required").toString()).isEqualTo("[\"times\"]");
        assertThat(json.at("/configuration/properties").has("text")).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    void whatOnlyAGivenStepKnowsIsDescribedByItsName() {
        JsonNode json = ComponentDescriptor.of((Class<? extends Gate<?, ?>>) (Class<?>) Gate.class)
                .json();

        assertThat(json.at("/inputs/0/type").asText()).isEqualTo("T");
        assertThat(json.at("/configuration/properties/requirement").isMissingNode())
                .isFalse();
    }

    @Test
    void componentsAreFoundByTheListsOfTheirArtifacts() throws IOException {
        ClassLoader loader = listing("# ours%n%s%n".formatted(Repeat.class.getName()));

        List<ComponentDescriptor> found = ComponentDescriptor.found(loader);

        assertThat(found).extracting(ComponentDescriptor::name).contains("Repeat", "Gate", "Importer");
        assertThat(found)
                .filteredOn(one -> one.name().equals("Repeat"))
                .singleElement()
                .satisfies(one -> assertThat(one.origin()).isEqualTo(directory.toString()));
    }

    @Test
    void aListThatNamesNoComponentIsRefusedByItsName() throws IOException {
        ClassLoader gone = listing("no.such.Component");
        assertThatThrownBy(() -> ComponentDescriptor.found(gone))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("no.such.Component")
                .hasMessageContaining(directory.getFileName().toString());

        ClassLoader other = listing("java.lang.String");
        assertThatThrownBy(() -> ComponentDescriptor.found(other))
                .hasMessageContaining("neither a Component nor a Resolver");
    }
}
