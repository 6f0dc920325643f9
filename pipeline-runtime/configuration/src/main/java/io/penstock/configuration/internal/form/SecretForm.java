package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.artifact.Secret;
import io.penstock.configuration.internal.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of secrets: a reference in {@code ${...}}, or the object that canonical JSON makes of one. Nothing that stands in
 * its place is ever shown, and the value behind it is not read.
 */
final class SecretForm implements Form {

    /** What is said of a reference where no secret is expected. */
    static final String OUT_OF_PLACE =
            "is '%s', but only a Secret may refer to a variable or a file: of any other type the value would be"
                    + " stored with the run. Declare it as Secret, or give it by an override.";

    private static final String FIELD = "reference";
    private static final String NAMED = "(env:[A-Za-z_][A-Za-z0-9_]*|file:[^}]+)";
    private static final Pattern BARE = Pattern.compile(NAMED);
    private static final Pattern BRACED = Pattern.compile("\\$\\{" + NAMED + "\\}");
    private static final Pattern ANYWHERE = Pattern.compile(Schemas.REFERENCE);

    static boolean isReference(String text) {
        return ANYWHERE.matcher(text).find();
    }

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (spot.tree() instanceof Tree.Scalar scalar && isText(scalar)) {
            return matched(BRACED.matcher(scalar.text()), spot, reading);
        }
        if (spot.tree() instanceof Tree.Mapping mapping && bare(mapping) instanceof Tree.Scalar scalar) {
            return matched(BARE.matcher(scalar.text()), spot, reading);
        }
        return refused(spot, reading);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        ObjectNode object = Schemas.type("object").put("additionalProperties", false);
        object.putObject("properties").set(FIELD, pattern(BARE));
        object.putArray("required").add(FIELD);
        return Schemas.anyOf(pattern(BRACED), object).put("writeOnly", true);
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return Optional.empty();
    }

    private static ObjectNode pattern(Pattern pattern) {
        return Schemas.type("string").put("pattern", "^" + pattern.pattern() + "$");
    }

    private static boolean isText(Tree.Scalar scalar) {
        return scalar.kind() == Tree.Kind.TEXT || scalar.kind() == Tree.Kind.WORD;
    }

    /** The reference of an object that holds nothing else. */
    private static @Nullable Tree bare(Tree.Mapping mapping) {
        return mapping.entries().size() == 1
                ? mapping.entry(FIELD).map(Tree.Entry::value).orElse(null)
                : null;
    }

    private static @Nullable Object matched(Matcher matcher, Spot spot, Reading reading) {
        if (!matcher.matches()) {
            return refused(spot, reading);
        }
        String reference = matcher.group(1);
        return reference.startsWith("env:")
                ? variable(reference, spot, reading)
                : file(reference.substring("file:".length()), spot, reading);
    }

    private static @Nullable Object refused(Spot spot, Reading reading) {
        return reading.refuse(
                spot,
                "is a secret, so what was given is not shown. Write ${env:NAME} or ${file:PATH}, and put the secret there.");
    }

    private static @Nullable Object variable(String reference, Spot spot, Reading reading) {
        String name = reference.substring("env:".length());
        return reading.environment().containsKey(name)
                ? new Secret(reference)
                : reading.refuse(spot, "needs environment variable '%s', which is not set. Set it.".formatted(name));
    }

    private static @Nullable Object file(String path, Spot spot, Reading reading) {
        Path file = spot.place().source().resolve(path);
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? new Secret("file:" + file)
                : reading.refuse(spot, "needs file '%s', which cannot be read. Write it.".formatted(file));
    }
}
