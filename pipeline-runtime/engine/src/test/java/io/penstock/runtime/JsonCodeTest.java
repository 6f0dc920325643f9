package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits what turns an artifact to JSON and back, which no step names: Jackson alone calls it. */
class JsonCodeTest {

    private static final String APP = """
            package user;
            import com.fasterxml.jackson.annotation.*;
            import io.penstock.*;
            import io.penstock.runtime.Workspace;
            import java.io.IOException;
            import java.util.List;
            import java.util.Map;
            public final class App {
                %1$s
                public record Give(int number) implements Component<Port<%2$s>> {
                    public void run(Port<%2$s> out, Execution execution) throws IOException {
                        execution.write(out, %3$s);
                    }
                }
                public record Take(Port<%2$s> value) implements Component<Port<String>> {
                    public void run(Port<String> out, Execution execution) throws IOException {
                        Object read = execution.read(value);
                        execution.write(out, read == null ? "nothing" : "something");
                    }
                }
                public static Object run(Workspace workspace) {
                    return workspace.run(Pipeline.define("app", p -> p.add(new Take(p.add(new Give(1)))))).orThrow();
                }
            }
            """;

    @TempDir
    Path directory;

    /**
     * An application and what its user changes in it.
     *
     * @param declaration of the artifact type
     * @param type of the artifact
     * @param made the expression that makes it
     */
    record Edit(String name, String declaration, String type, String made, String from, String to) {

        String before() {
            return APP.formatted(declaration, type, made);
        }

        String after() {
            assertThat(declaration).contains(from);
            return APP.formatted(declaration.replace(from, to), type, made);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Changes the code of a constructor, but nothing that it gives. */
    private static Edit constructor(String name, String declaration, String type, String made) {
        return new Edit(name, declaration, type, made, "value + 0", "value + 0 + 0");
    }

    private static Edit form(String name, String declaration, String from, String to) {
        return new Edit(name, declaration, "Plain", "new Plain(3)", from, to);
    }

    static Stream<Edit> edits() {
        String inner = "public record Inner(int value) { public Inner { value = value + 0; } }\n";
        return Stream.of(
                constructor("constructor", inner, "Inner", "new Inner(1)"),
                constructor("constructor of an element", inner, "List<Inner>", "List.of(new Inner(1))"),
                constructor(
                        "constructor far within",
                        inner + "public record Outer(Map<String, List<Inner>> inner) {}",
                        "Outer",
                        "new Outer(Map.of(\"a\", List.of(new Inner(1))))"),
                constructor(
                        "constructor of one of several",
                        "public sealed interface Shape permits Dot, Disc {}"
                                + "public record Dot() implements Shape {}"
                                + "public record Disc(int value) implements Shape { public Disc { value = value + 0; } }"
                                + "public record Box(Shape shape) {}",
                        "Box",
                        "new Box(new Dot())"),
                constructor(
                        "what makes it from JSON",
                        "public record Plain(int value) { @JsonCreator static Plain of(@JsonProperty(\"value\") int value)"
                                + " { return new Plain(value + 0); } }",
                        "Plain",
                        "new Plain(1)"),
                form(
                        "what makes JSON of it",
                        "public record Plain(int value) { @JsonValue public int json() { return value; }"
                                + " @JsonCreator static Plain of(int value) { return new Plain(value); } }",
                        "return value;",
                        "return -value;"),
                form(
                        "the name of a property",
                        "public record Plain(@JsonProperty(\"name3\") int value) {}",
                        "name3",
                        "name7"),
                form(
                        "one more property",
                        "@JsonIgnoreProperties(ignoreUnknown = true) public record Plain(int value) { public int twice() { return 2 * value; } }",
                        "public int twice",
                        "@JsonProperty public int twice"),
                form(
                        "the values of an annotation of the class",
                        "@JsonPropertyOrder({\"value\", \"a\"}) public record Plain(int value) {}",
                        "\"a\"",
                        "\"b\""));
    }

    private Set<String> executed(Workspace workspace, String source) throws IOException, ReflectiveOperationException {
        Path classes = UserCode.compile(source, directory.resolve("classes"));
        try (URLClassLoader loader = UserCode.loader(classes)) {
            return UserCode.run(loader, workspace).nodes().stream()
                    .filter(node -> node.outcome() instanceof Outcome.Executed)
                    .map(NodeReport::id)
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whoMakesOrReadsAnArtifactRunsAgainWhenItsWayToOrFromJsonIsEdited(Edit edit) throws Exception {
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            executed(workspace, edit.before());

            assertThat(executed(workspace, edit.before())).isEmpty();
            assertThat(executed(workspace, edit.after())).containsExactlyInAnyOrder("give", "take");
        }
    }
}
