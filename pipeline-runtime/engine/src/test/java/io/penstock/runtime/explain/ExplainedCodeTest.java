package io.penstock.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.penstock.Component;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.code.CompiledSteps;
import io.penstock.runtime.explain.Difference.Change;
import io.penstock.runtime.explain.Difference.Detail;
import io.penstock.runtime.explain.Difference.Part;
import io.penstock.runtime.explain.Explanation.Cause;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a step, runs it, changes its code, runs it again, and asks why. */
class ExplainedCodeTest {

    @TempDir
    Path directory;

    private CompiledSteps steps;
    private Workspace workspace;

    @BeforeEach
    void open() {
        steps = new CompiledSteps(directory);
        workspace = Workspace.open(directory.resolve("workspace"));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private String run(String... sources) throws Exception {
        return run(steps.compile(sources));
    }

    private String run(Path... places) throws Exception {
        try (URLClassLoader loader = CompiledSteps.loader(places)) {
            return run(loader);
        }
    }

    private String run(ClassLoader loader) throws ReflectiveOperationException {
        Object upper = loader.loadClass("user.Upper").getConstructors()[0].newInstance(2);
        Object step = loader.loadClass("user.Step").getConstructors()[0].newInstance(upper);
        return workspace.run(Pipeline.define("p", p -> p.add(component(step)))).id();
    }

    @SuppressWarnings("unchecked") // the source says so
    private static Component<Port<String>> component(Object step) {
        return (Component<Port<String>>) step;
    }

    private Explanation explain(String run) {
        CodeTables code = CodeTables.in(directory.resolve("workspace/code"));
        return new Explainer(workspace.metadata(), code).explain(run, "step");
    }

    private static Difference code(Explanation explanation) {
        assertThat(explanation.changes()).extracting(Difference::part).containsExactly(Part.CODE);
        return explanation.changes().get(0);
    }

    @Test
    void theMethodThatChangedIsNamed() throws Exception {
        run(CompiledSteps.sources());
        Explanation explanation =
                explain(run(CompiledSteps.changed(CompiledSteps.TOOL, "return n + 1;", "return n + 2;")));

        assertThat(explanation.verdict())
                .isEqualTo("'step' ran: 1 of 3 parts of its key is new. code: user.Tool.deeper(int) changed");
        assertThat(code(explanation).details())
                .extracting(Detail::name, Detail::change)
                .containsExactly(tuple("user.Tool.deeper(int)", Change.CHANGED));
    }

    @Test
    void methodsThatCameAndWentAreNamed() throws Exception {
        run(CompiledSteps.sources());
        Explanation explanation = explain(run(CompiledSteps.changed(
                CompiledSteps.TOOL, "int deeper(int n) { return n + 1; }", "long deeper(long n) { return n + 1; }")));

        assertThat(code(explanation).toString())
                .isEqualTo("code: user.Tool.deeper(int) removed, user.Tool.deeper(long) added, user.Tool.key(String)"
                        + " changed");
    }

    @Test
    void aClassWithAnotherFieldIsNamed() throws Exception {
        run(CompiledSteps.sources());
        Explanation explanation = explain(
                run(CompiledSteps.changed(CompiledSteps.SETTINGS, "class Settings {", "class Settings { int more;")));

        assertThat(code(explanation).toString()).isEqualTo("code: class user.Settings changed");
    }

    @Test
    void anotherJarIsNamed() throws Exception {
        String library = "package library; public class Library { public static String n() { return \"1\"; } }";
        Path one = steps.jar("library-1.jar", steps.compile(library));
        Path two = steps.jar("library-2.jar", steps.compile(library.replace("1", "2")));
        Path classes = steps.compile(
                CompiledSteps.changed(CompiledSteps.TOOL, "text + deeper(1)", "text + library.Library.n()"),
                List.of(one));
        run(classes, one);
        Explanation explanation = explain(run(classes, two));

        assertThat(code(explanation).toString()).isEqualTo("code: jar library-1.jar removed, jar library-2.jar added");
    }

    @Test
    void aFingerprintWhosePartsAreGoneIsSaidToBe() throws Exception {
        run(CompiledSteps.sources());
        try (Stream<Path> files = Files.list(directory.resolve("workspace/code"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Explanation explanation =
                explain(run(CompiledSteps.changed(CompiledSteps.TOOL, "return n + 1;", "return n + 2;")));

        assertThat(code(explanation).details()).isEmpty();
        assertThat(explanation.verdict())
                .matches(
                        ".*code: \\w{8} -> \\w{8} \\(the methods of the earlier fingerprint are no longer kept, so what"
                                + " changed cannot be named\\)");
    }

    @Test
    void whatCouldNotBeHashedIsNamed() throws Exception {
        Path classes = steps.compile(CompiledSteps.sources());
        String run;
        try (URLClassLoader loader = CompiledSteps.loader(classes)) {
            loader.loadClass("user.Tool");
            Files.delete(classes.resolve("user/Tool.class"));
            run = run(loader);
        }

        assertThat(explain(run).cause()).isEqualTo(Cause.INCOMPLETE);
        assertThat(explain(run).text())
                .isEqualTo("'step' ran: it is not cached, since a part of its key could not be hashed."
                        + " Class 'user.Tool' has no class file.");
    }
}
