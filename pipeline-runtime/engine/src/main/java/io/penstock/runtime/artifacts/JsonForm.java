package io.penstock.runtime.artifacts;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Values stored as one file of canonical JSON, or without any file in the metadata if they are small: the digest is the same.
 *
 * @param type the artifact type with its generic arguments
 * @param codecs the classes whose code has a part in the JSON
 */
public record JsonForm(Type type, Set<Class<?>> codecs) implements ArtifactForm {

    private static final String FILE = "value.json";

    /** Returns the form of a type. */
    static JsonForm of(Type type) {
        return new JsonForm(type, JsonTypes.in(type));
    }

    /** Returns the canonical JSON of a value in UTF-8. */
    public byte[] bytes(Object value) {
        return CanonicalJson.write(value, type).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a value from its JSON. */
    public Object parse(byte[] json) {
        return CanonicalJson.read(
                new String(json, StandardCharsets.UTF_8),
                type,
                "an artifact of type '%s'".formatted(type.getTypeName()));
    }

    /** Returns the digest of an artifact that consists of this JSON. */
    public static Digest digest(byte[] json) {
        return manifest(json).digest();
    }

    /** Returns the manifest of an artifact that consists of this JSON, with its one file. */
    public static Manifest manifest(byte[] json) {
        return new Manifest(List.of(new Manifest.Entry(FILE, json.length, Digest.of(json), false)));
    }

    /** Writes the JSON of a value into an artifact's directory. */
    public static void write(byte[] json, Path directory) {
        Writing.of("JSON", directory, () -> Files.write(directory.resolve(FILE), json));
    }

    @Override
    public void write(Object value, Path directory) {
        write(bytes(value), directory);
    }

    @Override
    public Object read(Path directory) throws IOException {
        return parse(Files.readAllBytes(directory.resolve(FILE)));
    }

    @Override
    public boolean isAttachment(String relativePath) {
        return false;
    }
}
