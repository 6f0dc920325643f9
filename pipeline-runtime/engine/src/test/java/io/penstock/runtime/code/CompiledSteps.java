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

/** Compiles sources into a directory, and takes the fingerprints of what comes out. */
public final class CompiledSteps {

    static final String STEP = """
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
    static final String RULE = "package user; public interface Rule { String apply(String text); }";
    static final String UPPER = """
            package user;
            public record Upper(int times) implements Rule {
                public String apply(String text) { return text.toUpperCase().repeat(times); }
            }
            """;
    static final String LOWER = """
            package user;
            public record Lower(int times) implements Rule {
                public String apply(String text) { return text.toLowerCase().repeat(times); }
            }
            """;
    /** Behind a lambda of the step. */
    public static final String TOOL = """
            package user;
            class Tool {
                static String key(String text) { return text + deeper(1); }
                static int deeper(int n) { return n + 1; }
                static int unused() { return 7; }
            }
            """;
    /** Initialised when the step runs. */
    public static final String SETTINGS = """
            package user;
            class Settings {
                static final String SUFFIX = make();
                static String make() { return "!"; }
            }
            """;

    private final Path directory;
    private int compilations;

    /** Compiles into sub-directories of a directory. */
    public CompiledSteps(Path directory) {
        this.directory = directory;
    }

    /** Returns the small step with all that it needs. */
    public static String[] sources() {
        return new String[] {STEP, RULE, UPPER, LOWER, TOOL, SETTINGS};
    }

    /** Returns the sources with a text in one of them replaced. */
    public static String[] changed(String source, String from, String to) {
        assertThat(source).contains(from);
        return Arrays.stream(sources())
                .map(text -> text.equals(source) ? text.replace(from, to) : text)
                .toArray(String[]::new);
    }

    /** Compiles the sources and takes the fingerprint of {@code user.Step} with {@code user.Upper} in its configuration. */
    CodeFingerprint fingerprint(String... sources) throws Exception {
        try (URLClassLoader loader = loader(compile(sources))) {
            return of(loader, "user.Step", "user.Upper");
        }
    }

    /** Takes a fingerprint as the only process of a workspace that is forgotten. */
    static CodeFingerprint of(ClassLoader loader, String step, String... reached) throws Exception {
        return of(CodeTables.inMemory(), loader, step, reached);
    }

    static CodeFingerprint of(CodeTables tables, ClassLoader loader, String step, String... reached) throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : reached) {
            classes.add(loader.loadClass(name));
        }
        return new CodeFingerprints(FileDigests.inMemory(), tables).of(loader.loadClass(step), classes);
    }

    /** Returns a class loader that looks in the places in their order. */
    public static URLClassLoader loader(Path... places) {
        URL[] urls = Arrays.stream(places).map(CompiledSteps::url).toArray(URL[]::new);
        return new URLClassLoader(urls, CompiledSteps.class.getClassLoader());
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Compiles sources and returns the directory of the classes. */
    public Path compile(String... sources) throws IOException {
        return compile(sources, List.of());
    }

    /** Compiles sources that use libraries. */
    public Path compile(String[] sources, List<Path> libraries) throws IOException {
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

    /** Packs a directory of classes. */
    public Path jar(String name, Path classes) throws IOException {
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
}
