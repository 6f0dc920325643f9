package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every block of Java in the README and the guide compiles, within what {@code snippets/<page>.java} says that the page takes for
 * granted, and after the classes that the page itself shows before.
 */
class GuideSnippetsTest {

    @Test
    void everySnippetCompiles() throws IOException {
        List<String> problems = new ArrayList<>();
        int found = 0;
        for (Path page : pages()) {
            List<Snippet> snippets = Snippet.in(page.getFileName().toString(), Files.readString(page)).stream()
                    .filter(snippet -> !isWholeFile(snippet))
                    .toList();
            found += snippets.size();
            problems.addAll(problems(snippets, snippets.isEmpty() ? "" : prelude(page)));
        }

        assertThat(found).isPositive();
        assertThat(problems).isEmpty();
    }

    @Test
    void theWholeFilesOfTheGuideAreThoseOfTheTemplate() throws IOException {
        Path root = Modules.ofTheHouse().root();
        List<Snippet> files = Snippet.in("", Files.readString(root.resolve("docs/guide/test-a-component.md"))).stream()
                .filter(GuideSnippetsTest::isWholeFile)
                .toList();

        assertThat(files).hasSize(4);
        for (Snippet file : files) {
            String[] parts = file.text().split("\n", 2);
            assertThat(root.resolve("samples/component-template").resolve(parts[0].substring(3)))
                    .hasContent(parts[1]);
        }
    }

    @Test
    void aSnippetThatDoesNotCompileIsNamedByItsLine() throws IOException {
        String page = """
                # Page

                ```java
                int one = 1;
                String two = one;
                ```

                ```java
                public String member() {
                  return given.trim();
                }
                ```

                ```java
                member().trim();
                member().shrink();
                ```
                """;

        List<String> problems = problems(Snippet.in("page.md", page), "import java.util.List;\nString given;");

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).startsWith("page.md:5: incompatible types");
        assertThat(problems.get(1)).startsWith("page.md:16: cannot find symbol");
    }

    /** Whole files, whose first line is their place, make a project together: it is compiled and run in penstock-testing. */
    private static boolean isWholeFile(Snippet snippet) {
        return snippet.text().startsWith("// src/");
    }

    private static List<Path> pages() throws IOException {
        Path root = Modules.ofTheHouse().root();
        try (Stream<Path> guide = Files.list(root.resolve("docs/guide"))) {
            return Stream.concat(Stream.of(root.resolve("README.md")), guide.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String prelude(Path page) throws IOException {
        String name = page.getFileName().toString().replace(".md", ".java");
        try (InputStream prelude = GuideSnippetsTest.class.getResourceAsStream("/snippets/" + name)) {
            assertThat(prelude)
                    .as("snippets/%s says what %s takes for granted", name, page)
                    .isNotNull();
            return new String(prelude.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> problems(List<Snippet> snippets, String prelude) throws IOException {
        List<String> problems = new ArrayList<>();
        String known = prelude;
        for (Snippet snippet : snippets) {
            for (Diagnostic<? extends JavaFileObject> error : errors(snippet.within(known))) {
                problems.add(snippet.problem(known, error));
            }
            known += snippet.isMember() ? "\n" + snippet.text() : "";
        }
        return problems;
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(JavaFileObject source) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none"), null, List.of(source));
        task.analyze();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
