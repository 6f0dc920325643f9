package io.penstock.cli.trial.source;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import io.penstock.cli.trial.plan.Features.LeftOut;
import io.penstock.cli.trial.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A Maven project that defines a planned pipeline.
 *
 * @param directory where it is
 * @param plan what it defines
 * @param file the CSV file
 */
public record Project(Path directory, Plan plan, Path file) {

    /** The package of the class. */
    public static final String PACKAGE = "com.example.trial";

    /** Returns the name of the class: that of the pipeline in camel case, with {@code Pipeline} at its end. */
    public String className() {
        String name = Splitter.on('-')
                .omitEmptyStrings()
                .splitToStream(plan.name())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        boolean begins = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        return (begins ? "" : "My") + name + "Pipeline";
    }

    /** Returns the file of the class. */
    public Path source() {
        return directory
                .resolve("src/main/java")
                .resolve(PACKAGE.replace('.', '/'))
                .resolve(className() + ".java");
    }

    /**
     * Refuses a directory in which somebody has worked on a file of the project, or has one of the same name.
     *
     * @throws io.penstock.errors.DefinitionException if that is so
     */
    public void check() {
        new WrittenFiles(directory).check(texts());
    }

    /**
     * Writes the project; what is there already is replaced.
     *
     * @param reason why the label is taken for what it is
     * @param digest of the model that the pipeline gave, if it gave one
     */
    public void write(String reason, Optional<String> digest) {
        Map<Path, String> all = new LinkedHashMap<>(texts());
        all.put(directory.resolve("README.md"), readme(reason, digest));
        new WrittenFiles(directory).write(all);
    }

    private Map<Path, String> texts() {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(directory.resolve("pom.xml"), pom());
        texts.put(source(), new PipelineSource(plan).text(PACKAGE, className(), rowsSeenFromHere()));
        return texts;
    }

    private String pom() {
        return Template.of("pom.xml.txt")
                .fill(Map.of("package", PACKAGE, "artifact", plan.name(), "class", className(), "version", version()));
    }

    private String readme(String reason, Optional<String> digest) {
        return Template.of("README.md.txt")
                .fill(Map.of(
                        "title", plan.name(),
                        "package", PACKAGE,
                        "class", className(),
                        "file", rowsSeenFromHere(),
                        "digest", digest.map(", `%s`"::formatted).orElse(""),
                        "label",
                                "`%s` (%s)"
                                        .formatted(
                                                plan.target().column(),
                                                plan.target().kind()),
                        "reason", reason,
                        "features", features()));
    }

    private String features() {
        return "- Numbers: %s\n- Categories: %s\n"
                        .formatted(plan.features().numbers(), plan.features().categories())
                + plan.features().leftOut().stream().map(Project::line).collect(Collectors.joining());
    }

    private static String line(LeftOut one) {
        return "- Left out: `%s`, because %s.\n".formatted(one.column(), one.reason());
    }

    private String rowsSeenFromHere() {
        Path rows = file.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        return rows.getRoot().equals(here.getRoot())
                ? here.relativize(rows).toString().replace('\\', '/')
                : rows.toString();
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in =
                Resources.getResource(Project.class, "version.properties").openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
