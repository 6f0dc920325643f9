package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.Pipeline;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.model.Model;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source that a trial writes is compiled and run elsewhere, and has to give the same model. */
class GeneratedSourceTest {

    @TempDir
    Path home;

    @Test
    void ofTwoClassesItGivesTheSameModel() throws Exception {
        assertSameModel(Tables.loans(home), "repaid");
    }

    @Test
    void ofANumberItGivesTheSameModel() throws Exception {
        assertSameModel(Tables.rents(home), "rent", "--seed", "3");
    }

    @Test
    void ofSeveralClassesItGivesTheSameModel() throws Exception {
        assertSameModel(Tables.clouds(home), "cloud");
    }

    /** Quotes, backslashes, what looks like an escape or the end of a comment, keywords, other scripts, and the label's own name. */
    @Test
    void whateverTheColumnsAreNamedItGivesTheSameModel() throws Exception {
        Random random = new Random(3);
        Path file = Tables.write(
                home.resolve("größen 1.csv"),
                "a \\u0041;class;\"*/ \"\"q\"\"\";größe 大;label;${name} %s;täglich?",
                row -> Tables.line(
                        "%.2f;%s;%d;%.1f;%d;%s;%s",
                        random.nextDouble(),
                        "xyz".charAt(random.nextInt(3)),
                        random.nextInt(50),
                        random.nextGaussian(),
                        random.nextInt(7),
                        List.of("\"o \"\"n\"\"\"", "c:\\new", "NA").get(random.nextInt(3)),
                        random.nextInt(10) < 2 ? "" : random.nextBoolean() ? "ja\\nein" : "\u201cnie\u201d"));

        JsonNode said = assertSameModel(file, "täglich?");

        assertThat(said.get("numbers"))
                .extracting(JsonNode::asText)
                .containsExactly("a \\u0041", "*/ \"q\"", "größe 大", "label");
        assertThat(said.get("categories")).extracting(JsonNode::asText).containsExactly("class", "${name} %s");
        assertThat(said.get("remarks"))
                .extracting(JsonNode::asText)
                .containsExactly("Its fields are divided by semicolons.", "'NA' stands for no value.");
    }

    private JsonNode assertSameModel(Path file, String label, String... more) throws Exception {
        Ran ran = Ran.of(Stream.concat(
                        Stream.of(
                                "try",
                                file.toString(),
                                "--label",
                                label,
                                "--json",
                                "--no-progress",
                                "--workspace",
                                home.resolve("one").toString(),
                                "--output",
                                home.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
        JsonNode said = ran.json();

        Class<?> compiled = compiled(Path.of(said.get("source").asText()));

        assertThat(modelOf(pipeline(compiled, file)))
                .isEqualTo(said.get("model").asText());
        return said;
    }

    /** Runs in a workspace of its own, so that nothing is cached. */
    private String modelOf(Pipeline pipeline) throws IOException {
        try (Workspace workspace = Workspace.open(home.resolve("other"))) {
            RunReport report = workspace.run(pipeline);
            return report.output("champion-selector", "model", Model.class)
                    .digest()
                    .text();
        }
    }

    private Pipeline pipeline(Class<?> compiled, Path file) throws ReflectiveOperationException {
        Class<?> parameters = compiled.getDeclaredClasses()[0];
        Constructor<?> canonical = parameters.getConstructor(ExternalInput.class, OutputLocation.class);
        Object given = canonical.newInstance(ExternalInput.of(file), OutputLocation.of(home.resolve("other-serving")));
        return (Pipeline) compiled.getMethod("pipeline", parameters).invoke(null, given);
    }

    private Class<?> compiled(Path source) throws IOException, ReflectiveOperationException {
        Path classes = Files.createDirectories(home.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d", classes.toString(), "-Xlint:all", "-Werror", "-proc:none", "--release", "17", "-parameters");
            boolean compiles = compiler.getTask(problems, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiles).as(problems.toString()).isTrue();
        }
        String name = source.getFileName().toString().replace(".java", "");
        URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        return loader.loadClass("com.example.trial." + name);
    }
}
