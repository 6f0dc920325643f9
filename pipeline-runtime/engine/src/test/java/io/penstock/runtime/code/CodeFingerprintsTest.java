package io.penstock.runtime.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a small step, changes it, and looks at whether its fingerprint changes. */
class CodeFingerprintsTest {

    @TempDir
    Path directory;

    private int compilations;

    private static final String STEP = """
            package user;
            import io.penstock.*;
            import java.util.*;
            public record Step(Rule rule) implements Component<Port<String>> {
                public void run(Port<String> out, Execution execution) throws java.io.IOException {
                    List<String> texts = new ArrayList<>(List.of("b", "a"));
                    texts.sort(Comparator.comparing(text -> Tool.key(text)));
                    execution.write(out, rule.apply(texts.get(0)) + Settings.SUFFIX);
                }
                public int notReached() {
                    return 1;
                }
            }
            """;
    private static final String RULE = "package user; public interface Rule { String apply(String text); }";
    private static final String UPPER = """
            package user;
            public record Upper(int times) implements Rule {
                public String apply(String text) { return text.toUpperCase().repeat(times); }
            }
            """;
    private static final String LOWER = """
            package user;
            public record Lower(int times) implements Rule {
                public String apply(String text) { return text.toLowerCase().repeat(times); }
            }
            """;
    private static final String TOOL = """
            package user;
            class Tool {
                static String key(String text) { return text + deeper(1); }
                static int deeper(int n) { return n + 1; }
                static int unused() { return 7; }
            }
            """;
    private static final String SETTINGS = """
            package user;
            class Settings {
                static final String SUFFIX = make();
                static String make() { return "!"; }
            }
            """;

    private CodeFingerprint original() throws Exception {
        return fingerprint(STEP, RULE, UPPER, LOWER, TOOL, SETTINGS);
    }

    private CodeFingerprint changed(String source, String from, String to) throws Exception {
        assertThat(source).contains(from);
        String[] sources = {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS};
        return fingerprint(Arrays.stream(sources)
                .map(text -> text.equals(source) ? text.replace(from, to) : text)
                .toArray(String[]::new));
    }

    private CodeFingerprint fingerprint(String... sources) throws Exception {
        try (URLClassLoader loader = loader(compile(sources, List.of()))) {
            return of(loader, "user.Step", "user.Upper");
        }
    }

    private static CodeFingerprint of(ClassLoader loader, String step, String... reached) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : reached) {
            classes.add(loader.loadClass(name));
        }
        return new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory()).of(loader.loadClass(step), classes);
    }

    private static URLClassLoader loader(Path... places) {
        URL[] urls = Arrays.stream(places).map(CodeFingerprintsTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, CodeFingerprintsTest.class.getClassLoader());
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private Path compile(String[] sources, List<Path> libraries) throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes-" + ++compilations));
        String path = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        libraries.stream().map(Path::toString))
                .reduce((a, b) -> a + System.getProperty("path.separator") + b)
                .orElseThrow();
        List<JavaFileObject> units = Arrays.stream(sources)
                .map(Source::new)
                .map(JavaFileObject.class::cast)
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-g", "-proc:none", "-d", classes.toString(), "-classpath", path);
        assertThat(compiler.getTask(messages, null, null, options, null, units).call())
                .as(messages.toString())
                .isTrue();
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + nameOf(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String nameOf(String text) {
            return text.replaceFirst("(?s).*?(?:record|class|interface|enum) (\\w+).*", "$1");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private Path jar(String name, Path classes) throws IOException {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            put(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                put(out, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
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
        try (URLClassLoader one = loader(compile(new String[] {step}, List.of()));
                URLClassLoader two =
                        loader(compile(new String[] {step.replace("a.length() - b", "b.length() - a")}, List.of()))) {
            assertThat(difference(of(one, "user.Step"), of(two, "user.Step")))
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
        try (URLClassLoader one = loader(compile(new String[] {step}, List.of()));
                URLClassLoader two = loader(compile(new String[] {step.replace("3 * r", "3.14 * r")}, List.of()))) {
            assertThat(difference(of(one, "user.Step"), of(two, "user.Step")))
                    .containsExactly("user.Step$Circle.area()D");
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
        Path deepOne = jar("deep-1.jar", compile(new String[] {deep}, List.of()));
        Path deepTwo = jar("deep-2.jar", compile(new String[] {deep.replace("1", "2")}, List.of()));
        Path libraryJar = jar("library-1.jar", compile(new String[] {library}, List.of(deepOne)));
        Path steps = compile(new String[] {step}, List.of(libraryJar));
        try (URLClassLoader one = loader(steps, libraryJar, deepOne);
                URLClassLoader two = loader(steps, libraryJar, deepTwo)) {
            CodeFingerprint before = of(one, "user.Step");
            CodeFingerprint after = of(two, "user.Step");

            assertThat(before.parts()).containsKeys("jar library-1.jar", "jar deep-1.jar");
            assertThat(difference(before, after)).containsExactlyInAnyOrder("jar deep-1.jar", "jar deep-2.jar");
        }
    }

    @Test
    void aJarThatHoldsTheStepCountsByItsInstructions() throws Exception {
        Path jar = jar("user.jar", compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of()));
        try (URLClassLoader loader = loader(jar)) {
            assertThat(of(loader, "user.Step", "user.Upper").digest())
                    .isEqualTo(original().digest());
        }
    }

    @Test
    void aClassWithoutItsFileIsAGapThatIsNamed() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of());
        try (URLClassLoader loader = loader(classes)) {
            loader.loadClass("user.Tool");
            Files.delete(classes.resolve("user/Tool.class"));

            assertThat(of(loader, "user.Step", "user.Upper").gaps())
                    .containsExactly("Class 'user.Tool' has no class file.");
        }
    }

    /** Takes the fingerprint as a new process does that keeps its tables in a directory. */
    private CodeFingerprint inNextProcess(Path... classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            CodeTables tables = CodeTables.in(directory.resolve("code"));
            return new CodeFingerprints(FileDigests.inMemory(), tables)
                    .of(loader.loadClass("user.Step"), List.of(loader.loadClass("user.Upper")));
        }
    }

    /** Returns a fingerprint that was found without a walk, once the class files are old enough to be told by their times. */
    private CodeFingerprint found(Path classes) throws Exception {
        CodeFingerprint fingerprint = inNextProcess(classes);
        while (!fingerprint.parts().isEmpty()) {
            fingerprint = inNextProcess(classes);
        }
        return fingerprint;
    }

    @Test
    void theNextProcessFindsAFingerprintWithoutAWalk() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of());
        CodeFingerprint walked = inNextProcess(classes);

        CodeFingerprint found = found(classes);

        assertThat(found.digest()).isEqualTo(walked.digest());
        assertThat(CodeTables.in(directory.resolve("code")).parts(found.digest()))
                .contains(walked.parts());
    }

    @Test
    void aClassThatStandsBeforeAnotherOfItsNameMakesTheNextProcessWalk() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of());
        CodeFingerprint before = found(classes);
        String changed = TOOL.replace("n + 1", "n + 2");
        Path others = compile(new String[] {STEP, RULE, UPPER, LOWER, changed, SETTINGS}, List.of());
        Path front = directory.resolve("front");
        Files.createDirectories(front.resolve("user"));
        Files.copy(others.resolve("user/Tool.class"), front.resolve("user/Tool.class"));

        assertThat(inNextProcess(front, classes).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aJarThatStandsBeforeAnotherMakesTheNextProcessWalk() throws Exception {
        Path jar = jar("user.jar", compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of()));
        CodeFingerprint before = found(jar);
        String changed = TOOL.replace("n + 1", "n + 2");
        Path others = compile(new String[] {STEP, RULE, UPPER, LOWER, changed, SETTINGS}, List.of());
        Path front = directory.resolve("front-of-jar");
        Files.createDirectories(front.resolve("user"));
        Files.copy(others.resolve("user/Tool.class"), front.resolve("user/Tool.class"));

        assertThat(inNextProcess(jar("front.jar", front), jar).digest()).isNotEqualTo(before.digest());
        assertThat(inNextProcess(front, jar).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aClassFileThatChangedMakesTheNextProcessWalk() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of());
        CodeFingerprint before = found(classes);
        String changed = TOOL.replace("n + 1", "n + 2");
        Path others = compile(new String[] {STEP, RULE, UPPER, LOWER, changed, SETTINGS}, List.of());
        Files.copy(
                others.resolve("user/Tool.class"),
                classes.resolve("user/Tool.class"),
                StandardCopyOption.REPLACE_EXISTING);

        CodeFingerprint after = inNextProcess(classes);

        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(after.parts()).isNotEmpty();
    }

    @Test
    void aClassFileThatChangedIsSeenByTheNextLoaderOfTheSameProcess() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS}, List.of());
        CodeFingerprint before = found(classes);
        CodeTables tables = CodeTables.in(directory.resolve("code"));
        assertThat(inNextLoader(tables, classes)).isEqualTo(before);
        Path others =
                compile(new String[] {STEP, RULE, UPPER, LOWER, TOOL.replace("n + 1", "n + 2"), SETTINGS}, List.of());
        Files.copy(
                others.resolve("user/Tool.class"),
                classes.resolve("user/Tool.class"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(inNextLoader(tables, classes).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void aValueOfALoaderBelowThatOfTheStepIsSeen() throws Exception {
        Path steps = compile(new String[] {STEP, RULE, TOOL, SETTINGS}, List.of());
        Path one = compile(new String[] {UPPER}, List.of(steps));
        Path two = compile(new String[] {UPPER.replace("repeat(times)", "repeat(times + 1)")}, List.of(steps));
        try (URLClassLoader above = loader(steps)) {
            CodeFingerprint before = below(above, one);
            CodeFingerprint after = below(above, two);

            assertThat(before.gaps()).isEmpty();
            assertThat(difference(before, after))
                    .containsExactly("user.Upper.apply(Ljava/lang/String;)Ljava/lang/String;");
        }
    }

    @Test
    void aValueThatNoLoaderSeesTogetherWithTheStepIsAGap() throws Exception {
        Path classes = compile(new String[] {STEP, RULE, UPPER, TOOL, SETTINGS}, List.of());
        try (URLClassLoader one = loader(classes);
                URLClassLoader other = loader(classes)) {
            CodeFingerprint fingerprint = new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                    .of(one.loadClass("user.Step"), List.of(other.loadClass("user.Upper")));

            assertThat(fingerprint.gaps())
                    .containsExactly("Class 'user.Upper' is not visible to the class loader of the step.");
        }
    }

    private static CodeFingerprint below(ClassLoader above, Path classes) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, above)) {
            return new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory())
                    .of(above.loadClass("user.Step"), List.of(loader.loadClass("user.Upper")));
        }
    }

    private static CodeFingerprint inNextLoader(CodeTables tables, Path classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            return new CodeFingerprints(FileDigests.inMemory(), tables)
                    .of(loader.loadClass("user.Step"), List.of(loader.loadClass("user.Upper")));
        }
    }

    private static List<String> difference(CodeFingerprint before, CodeFingerprint after) {
        return Stream.concat(before.parts().keySet().stream(), after.parts().keySet().stream())
                .distinct()
                .filter(part -> !java.util.Objects.equals(
                        before.parts().get(part), after.parts().get(part)))
                .sorted()
                .toList();
    }
}
