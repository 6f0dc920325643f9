package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The class of an application that its host compiles and loads anew when it was edited. */
final class UserCode {

    /** The original; tests edit it. */
    static final String SOURCE = """
            package user;
            import io.penstock.*;
            import io.penstock.runtime.Styled;
            import io.penstock.runtime.Style;
            import io.penstock.runtime.Workspace;
            import java.io.IOException;
            import java.util.List;
            public final class App {
                public record Text(String text, List<Style> styles) {}
                public record Shout(int marks) implements Style {
                    public String of(String text) { return text + "!".repeat(marks); }
                }
                public record Say(String text) implements Component<Port<Text>> {
                    public void run(Port<Text> out, Execution execution) throws IOException {
                        execution.write(out, new Text(text, List.of(new Shout(2))));
                    }
                }
                public record Count(Port<Text> text) implements Component<Port<Integer>> {
                    public void run(Port<Integer> out, Execution execution) throws IOException {
                        execution.write(out, execution.read(text).text().length());
                    }
                }
                public record Upper(Port<Text> text) implements Component<Port<String>> {
                    public void run(Port<String> out, Execution execution) throws IOException {
                        Text read = execution.read(text);
                        execution.write(out, read.styles().get(0).of(read.text().toUpperCase()));
                    }
                }
                public static Object run(Workspace workspace) {
                    return workspace.run(Pipeline.define("app", p -> {
                        var said = p.add(new Say("hello"));
                        p.add(new Count(said));
                        p.add(new Styled(p.add(new Upper(said)), new Shout(1)));
                    })).orThrow();
                }
            }
            """;

    private UserCode() {}

    /** Compiles a source into a directory. */
    static Path compile(String source, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        var unit = new SimpleJavaFileObject(URI.create("string:///App.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        assertThat(compiler.getTask(messages, null, null, options, null, List.of(unit))
                        .call())
                .as(messages.toString())
                .isTrue();
        return classes;
    }

    /** Returns a loader for classes of a user. */
    static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader("user", new URL[] {classes.toUri().toURL()}, UserCode.class.getClassLoader());
    }

    /** Has a loaded application run its pipeline. */
    static RunReport run(ClassLoader loader, Workspace workspace) throws ReflectiveOperationException {
        return (RunReport)
                loader.loadClass("user.App").getMethod("run", Workspace.class).invoke(null, workspace);
    }
}
