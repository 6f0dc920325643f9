package io.penstock.runtime.code;

import static io.penstock.runtime.code.CompiledSteps.LOWER;
import static io.penstock.runtime.code.CompiledSteps.SETTINGS;
import static io.penstock.runtime.code.CompiledSteps.STEP;
import static io.penstock.runtime.code.CompiledSteps.TOOL;
import static io.penstock.runtime.code.CompiledSteps.UPPER;
import static io.penstock.runtime.code.CompiledSteps.loader;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiles a small step, changes it, and looks at whether its fingerprint changes. */
class CodeFingerprintsTest {

    @TempDir
    Path directory;

    private CompiledSteps steps;

    @BeforeEach
    void prepare() {
        steps = new CompiledSteps(directory);
    }

    private CodeFingerprint original() throws Exception {
        return steps.fingerprint(CompiledSteps.sources());
    }

    private CodeFingerprint changed(String source, String from, String to) throws Exception {
        return steps.fingerprint(CompiledSteps.changed(source, from, to));
    }

    @Test
    void commentsAndWhiteSpaceChangeNothing() throws Exception {
        CodeFingerprint commented = changed(STEP, "execution.write", "// a comment\n\n\n        execution . write");

        assertThat(commented.parts()).isEqualTo(original().parts());
        assertThat(commented.digest()).isEqualTo(original().digest());
    }

    @Test
    void theNamesOfLocalVariablesChangeNothing() throws Exception {
        assertThat(changed(STEP, "texts", "words").digest())
                .isEqualTo(original().digest());
    }

    @Test
    void changedLogicOfTheStepIsNamed() throws Exception {
        CodeFingerprint before = original();
        CodeFingerprint after = changed(STEP, "texts.get(0)", "texts.get(1)");

        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(difference(before, after))
                .containsExactly("user.Step.run(Lio/penstock/Port;Lio/penstock/Execution;)V");
    }

    @Test
    void changedLogicOfAMethodBehindALambdaIsNamed() throws Exception {
        assertThat(difference(original(), changed(TOOL, "n + 1", "n + 2"))).containsExactly("user.Tool.deeper(I)I");
    }

    @Test
    void aChangedLambdaIsSeen() throws Exception {
        assertThat(changed(STEP, "Tool.key(text)", "Tool.key(text + 1)").digest())
                .isNotEqualTo(original().digest());
    }

    @Test
    void aStaticInitialiserIsSeen() throws Exception {
        assertThat(difference(original(), changed(SETTINGS, "\"!\"", "\"?\"")))
                .containsExactly("user.Settings.make()Ljava/lang/String;");
    }

    @Test
    void theImplementationInTheConfigurationIsSeenAndOthersAreNot() throws Exception {
        assertThat(difference(original(), changed(UPPER, ".repeat(times)", ".repeat(times + 1)")))
                .containsExactly("user.Upper.apply(Ljava/lang/String;)Ljava/lang/String;");
        assertThat(changed(LOWER, ".repeat(times)", ".repeat(times + 1)").digest())
                .isEqualTo(original().digest());
    }

    @Test
    void aChangedFieldOfARecordIsSeen() throws Exception {
        assertThat(difference(original(), changed(UPPER, "int times", "short times")))
                .contains("user.Upper");
    }

    @Test
    void whatIsNotReachedDoesNotCount() throws Exception {
        assertThat(changed(TOOL, "return 7", "return 8").digest())
                .isEqualTo(original().digest());
        assertThat(changed(STEP, "return 1;", "return 2;").digest())
                .isEqualTo(original().digest());
    }

    @Test
    void aComparatorThatOnlyThePlatformCallsIsSeen() throws Exception {
        String step = """
                package user;
                import io.penstock.*;
                import java.util.*;
                public record Step(int n) implements Component<Port<String>> {
                    static class ByLength implements Comparator<String> {
                        @Override
                        public int compare(String a, String b) { return a.length() - b.length(); }
                    }
                    public void run(Port<String> out, Execution execution) throws java.io.IOException {
                        execution.write(out, Collections.max(List.of("a", "bb"), new ByLength()));
                    }
                }
                """;
        try (URLClassLoader one = loader(steps.compile(step));
                URLClassLoader two = loader(steps.compile(step.replace("a.length() - b", "b.length() - a")))) {
            assertThat(difference(CompiledSteps.of(one, "user.Step"), CompiledSteps.of(two, "user.Step")))
                    .containsExactly("user.Step$ByLength.compare(Ljava/lang/String;Ljava/lang/String;)I");
        }
    }

    @Test
    void aRecordThatOnlyJsonMakesIsSeen() throws Exception {
        String step = """
                package user;
                import io.penstock.*;
                import io.penstock.json.CanonicalJson;
                public record Step(String json) implements Component<Port<String>> {
                    public sealed interface Shape permits Circle, Square { double area(); }
                    public record Circle(double r) implements Shape { public double area() { return 3 * r * r; } }
                    public record Square(double a) implements Shape { public double area() { return a * a; } }
                    public record Drawing(Shape shape) {}
                    public void run(Port<String> out, Execution execution) throws java.io.IOException {
                        execution.write(out, "" + CanonicalJson.read(json, Drawing.class, "drawing").shape().area());
                    }
                }
                """;
        try (URLClassLoader one = loader(steps.compile(step));
                URLClassLoader two = loader(steps.compile(step.replace("3 * r", "3.14 * r")))) {
            assertThat(difference(CompiledSteps.of(one, "user.Step"), CompiledSteps.of(two, "user.Step")))
                    .containsExactly("user.Step$Circle.area()D");
        }
    }

    private static final String ANNOTATED = """
            package user;
            import com.fasterxml.jackson.annotation.*;
            import io.penstock.*;
            @JsonTypeName("of class")
            public record Step(@JsonProperty("of component") int n) implements Component<Port<Integer>> {
                @JsonAlias({"of field", "too"})
                static int field = 1;
                @JsonFormat(shape = JsonFormat.Shape.STRING, with = {JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES})
                public int method() { return field; }
                public static int twice(@JacksonInject("of parameter") int n) { return 2 * n; }
                @JsonSubTypes({@JsonSubTypes.Type(value = Named.class, name = "within")})
                public interface Open {}
                public static class Named {}
                public void run(Port<Integer> out, Execution execution) throws java.io.IOException {
                    execution.write(out, new Open() {}.hashCode());
                }
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of class      | of type",
                "of component  | of another",
                "of field      | of none",
                "Shape.STRING  | Shape.NUMBER",
                "INSENSITIVE_VALUES | INSENSITIVE_PROPERTIES",
                "of parameter  | of nothing",
                "within        | without",
                "= Named.class | = Open.class"
            })
    void aChangedAnnotationIsSeen(String from, String to) throws Exception {
        assertThat(ANNOTATED).contains(from);
        try (URLClassLoader one = loader(steps.compile(ANNOTATED));
                URLClassLoader two = loader(steps.compile(ANNOTATED.replace(from, to)))) {
            assertThat(difference(CompiledSteps.of(one, "user.Step"), CompiledSteps.of(two, "user.Step")))
                    .isNotEmpty()
                    .allMatch(part -> part.matches("user\\.Step(\\$(Open|Named))?"));
        }
    }

    @Test
    void aLibraryCountsByTheDigestOfItsJarAndOfTheJarsThatItNames() throws Exception {
        String deep = "package deep; public class Deep { public static int n() { return 1; } }";
        String library = "package library; public class Library { public static int n() { return deep.Deep.n(); } }";
        String step = """
                package user;
                import io.penstock.*;
                public record Step(int n) implements Component<Port<Integer>> {
                    public void run(Port<Integer> out, Execution execution) throws java.io.IOException {
                        execution.write(out, library.Library.n());
                    }
                }
                """;
        Path deepOne = steps.jar("deep-1.jar", steps.compile(deep));
        Path deepTwo = steps.jar("deep-2.jar", steps.compile(deep.replace("1", "2")));
        Path libraryJar = steps.jar("library-1.jar", steps.compile(new String[] {library}, List.of(deepOne)));
        Path classes = steps.compile(new String[] {step}, List.of(libraryJar));
        try (URLClassLoader one = loader(classes, libraryJar, deepOne);
                URLClassLoader two = loader(classes, libraryJar, deepTwo)) {
            CodeFingerprint before = CompiledSteps.of(one, "user.Step");
            CodeFingerprint after = CompiledSteps.of(two, "user.Step");

            assertThat(before.parts()).containsKeys("jar library-1.jar", "jar deep-1.jar");
            assertThat(difference(before, after)).containsExactlyInAnyOrder("jar deep-1.jar", "jar deep-2.jar");
        }
    }

    @Test
    void aJarThatHoldsTheStepCountsByItsInstructions() throws Exception {
        Path jar = steps.jar("user.jar", steps.compile(CompiledSteps.sources()));
        try (URLClassLoader loader = loader(jar)) {
            assertThat(CompiledSteps.of(loader, "user.Step", "user.Upper").digest())
                    .isEqualTo(original().digest());
        }
    }

    @Test
    void aClassWithoutItsFileIsAGapThatIsNamed() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        try (URLClassLoader loader = loader(classes)) {
            loader.loadClass("user.Tool");
            Files.delete(classes.resolve("user/Tool.class"));

            assertThat(CompiledSteps.of(loader, "user.Step", "user.Upper").gaps())
                    .containsExactly("Class 'user.Tool' has no class file.");
        }
    }

    private static List<String> difference(CodeFingerprint before, CodeFingerprint after) {
        return Stream.concat(before.parts().keySet().stream(), after.parts().keySet().stream())
                .distinct()
                .filter(part ->
                        !Objects.equals(before.parts().get(part), after.parts().get(part)))
                .sorted()
                .toList();
    }
}
