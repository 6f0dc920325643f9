package io.penstock.configuration;

import io.penstock.configuration.internal.tree.Problems;
import io.penstock.configuration.internal.tree.Source;
import io.penstock.configuration.internal.tree.Tree;
import io.penstock.configuration.internal.tree.Trees;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters as they were written: a file or a text, in YAML 1.2 or JSON. Immutable. */
public final class ParameterText {

    private static final long BYTES = 3L << 20;

    private enum Syntax {
        YAML,
        JSON
    }

    private final Syntax syntax;
    private final String text;
    private final Source source;

    private ParameterText(Syntax syntax, String text, Source source) {
        this.syntax = syntax;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.source = source;
    }

    /**
     * Reads a file: JSON if its name ends in {@code .json}, else YAML. Relative paths in it start in its directory.
     *
     * @throws EnvironmentException if there is no such file, or it cannot be read as UTF-8 text of at most 3 MB
     */
    public static ParameterText of(Path file) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return new ParameterText(
                json ? Syntax.JSON : Syntax.YAML, read(file), new Source(file.toString(), file.getParent()));
    }

    /** Takes a text in YAML. Relative paths in it start in the working directory. */
    public static ParameterText yaml(String text) {
        return new ParameterText(Syntax.YAML, text, Source.named("yaml"));
    }

    /** Takes a text in JSON. Relative paths in it start in the working directory. */
    public static ParameterText json(String text) {
        return new ParameterText(Syntax.JSON, text, Source.named("json"));
    }

    /** Takes nothing: all parameters have defaults or are overridden. */
    public static ParameterText none() {
        return new ParameterText(Syntax.YAML, "", Source.named("parameters"));
    }

    /** Returns what messages call this text: the file's path, or the syntax. */
    public String name() {
        return source.name();
    }

    Optional<Tree> tree(Problems problems) {
        return syntax == Syntax.JSON ? Trees.json(text, source, problems) : Trees.yaml(text, source, problems);
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > BYTES) {
                throw refused(file, "is larger than 3 MB. Name a file of parameters, not of data.", null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist. Check the path.", e);
        } catch (CharacterCodingException e) {
            throw refused(file, "is not UTF-8. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw refused(file, "cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    private static EnvironmentException refused(Path file, String why, @Nullable Throwable cause) {
        return new EnvironmentException("Parameter file '%s' %s".formatted(file, why), cause);
    }
}
