package io.penstock.cli.trial.source;

import com.google.common.io.Resources;
import io.penstock.cli.trial.plan.Features.LeftOut;
import io.penstock.cli.trial.plan.Plan;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        String name = Stream.of(plan.name().split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        boolean begins = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        return (begins ? "" : "My") + name + "Pipeline";
    }

    /** Returns the file of the class. */
    public Path source() {
        return directory.resolve("src/main/java").resolve(PACKAGE.replace('.', '/')).resolve(className() + ".java");
    }

    /**
     * Refuses a directory in which a file of the project is already, with other content: somebody may have worked on it.
     *
     * @throws DefinitionException if that is so
     */
    public void check() {
        texts().forEach((path, text) -> {
            if (Files.exists(path) && !text.equals(read(path))) {
                throw new DefinitionException(
                        "'%s' is already there and says something else. Name another directory with -o, or replace it with --force."
                                .formatted(path));
            }
        });
    }

    /**
     * Writes the project.
     *
     * @param reason why the label is taken for what it is
     * @param digest of the model that the pipeline gave, if it gave one
     */
    public void write(String reason, Optional<String> digest) {
        Map<Path, String> all = new LinkedHashMap<>(texts());
        all.put(directory.resolve("README.md"), readme(reason, digest));
        all.forEach(Project::write);
    }

    private Map<Path, String> texts() {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(directory.resolve("pom.xml"), pom());
        texts.put(source(), new PipelineSource(plan).text(PACKAGE, className(), rowsSeenFromHere()));
        return texts;
    }

    private String pom() {
        return Template.of("pom.xml.txt")
                .fill(Map.of(
                        "package", PACKAGE, "artifact", plan.name(), "class", className(), "version", version()));
    }

    private String readme(String reason, Optional<String> digest) {
        return Template.of("README.md.txt")
                .fill(Map.of(
                        "title", plan.name(),
                        "class", className(),
                        "file", rowsSeenFromHere(),
                        "digest", digest.map(", `%s`"::formatted).orElse(""),
                        "label", "`%s` (%s)".formatted(plan.target().column(), plan.target().kind()),
                        "reason", reason,
                        "features", features()));
    }

    private String features() {
        return "- Numbers: %s\n- Categories: %s\n".formatted(plan.features().numbers(), plan.features().categories())
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

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be read: %s".formatted(path, e), e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be written: %s. Name another directory with -o.".formatted(path, e), e);
        }
    }
}
