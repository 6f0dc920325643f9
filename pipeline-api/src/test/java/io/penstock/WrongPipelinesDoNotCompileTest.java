package io.penstock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the types promise (design, section 2): each wrong pipeline is refused by the compiler, with the error expected. */
class WrongPipelinesDoNotCompileTest {

    private static final String PIPELINE = """
            import io.penstock.*;
            import io.penstock.model.*;
            class Snippet {
              record Source() implements Component<Port<Model>> {
                public void run(Port<Model> out, Execution execution) {}
              }
              record Score(Port<Model> model) implements Component<Port<Verdict>> {
                public void run(Port<Verdict> out, Execution execution) {}
              }
              record Push(Port<BlessedModel> blessed) implements Component<Nothing> {
                public void run(Nothing out, Execution execution) {}
              }
              record Two(Port<Model> model) implements Component<Two.Both> {
                record Both(Port<Model> first, Port<Verdict> second) implements Outputs {}
                public void run(Both out, Execution execution) {}
              }
              static Pipeline pipeline() {
                return Pipeline.define("snippet", p -> {
                  Port<Model> model = p.add(new Source());
                  Two.Both two = p.add(new Two(model));
                  %s
                });
              }
            }
            """;

    @Test
    void aRightPipelineCompiles() {
        assertThat(errorsOf("p.add(new Score(two.first()));")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a port of the wrong type     | p.add(new Score(two.second()));                     | compiler.err.prob.found.req
                    an output that is not there  | p.add(new Score(two.third()));                      | compiler.err.cant.resolve.location.args
                    a cycle                      | Port<Verdict> a = p.add(new Score(b)); Port<Model> b = p.add(new Source()); | compiler.err.cant.resolve.location
                    an input that is not given   | p.add(new Score());                                 | compiler.err.cant.apply.symbol
                    a value read while defining  | Model value = model.get();                          | compiler.err.cant.resolve.location.args
                    a model that is not blessed  | p.add(new Push(model));                             | compiler.err.prob.found.req
                    a blessing by hand           | Object blessed = new BlessedModel(null, null);      | compiler.err.report.access
                    outputs taken for others     | Port<Verdict> verdict = p.add(new Source());        | compiler.err.prob.found.req
                    """)
    void aWrongPipelineDoesNot(String mistake, String line, String expected) {
        assertThat(errorsOf(line)).as(mistake).containsExactly(expected);
    }

    private static List<String> errorsOf(String line) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none", "-implicit:none", "-d", System.getProperty("java.io.tmpdir"), "-classpath", classPath());
        compiler.getTask(null, null, found, options, null, List.of(new Source(PIPELINE.formatted(line))))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::getCode)
                .toList();
    }

    private static String classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"))
                .filter(path -> path != null)
                .findFirst()
                .orElseThrow();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        private Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
