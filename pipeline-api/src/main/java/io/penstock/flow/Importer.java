package io.penstock.flow;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Brings an artifact from outside into the workspace: a directory as the codec of its type wrote it, such as a model that
 * another workspace pushed, or a JSON file of a type that is stored as JSON.
 *
 * @param source the directory or the file; its content is in the cache key
 * @param type the artifact type
 * @param properties searchable properties of the artifact, for example {@code span} = {@code 7}
 * @param <T> the artifact type
 */
public record Importer<T>(ExternalInput source, Class<T> type, Map<String, String> properties)
        implements Component<Port<T>> {

    /** Sorts the properties. */
    public Importer {
        properties = Map.copyOf(new TreeMap<>(properties));
    }

    /** Imports an artifact without properties. */
    public static <T> Importer<T> of(Path source, Class<T> type) {
        return new Importer<>(ExternalInput.of(source), type, Map.of());
    }

    /** Returns the same with a property more. */
    public Importer<T> with(String key, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, value);
        return new Importer<>(source, type, more);
    }

    @Override
    public void run(Port<T> out, Execution execution) throws IOException {
        if (Files.isDirectory(source.path())) {
            copy(source.path(), execution.directory(out));
        } else {
            String json = Files.readString(source.path());
            execution.write(out, CanonicalJson.read(json, type, source.path().toString()));
        }
        properties.forEach((key, value) -> execution.property(out, key, value));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : (Iterable<Path>) tree.skip(1)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isSymbolicLink(file)) {
                    throw new DataException(
                            "'%s' is a link, which cannot be imported. Put the file itself there.".formatted(file));
                } else if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
