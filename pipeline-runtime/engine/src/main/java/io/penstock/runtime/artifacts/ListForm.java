package io.penstock.runtime.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lists of values with a codec: a sub-directory for each element, and a file that says how many there are.
 *
 * @param element the form of the elements
 */
public record ListForm(ArtifactForm element) implements ArtifactForm {

    private static final String SIZE = "size";

    @Override
    public void write(Object value, Path directory) throws IOException {
        int size = 0;
        for (Object item : (List<?>) value) {
            element.write(item, Files.createDirectory(place(directory, size++)));
        }
        Files.writeString(directory.resolve(SIZE), Integer.toString(size));
    }

    /** Writes a list of published artifacts: their files are linked where the disk can, else copied. */
    public void link(List<Path> elements, Path directory) throws IOException {
        for (int i = 0; i < elements.size(); i++) {
            Links.tree(elements.get(i), place(directory, i));
        }
        Files.writeString(directory.resolve(SIZE), Integer.toString(elements.size()));
    }

    @Override
    public Object read(Path directory) throws IOException {
        int size = Integer.parseInt(Files.readString(directory.resolve(SIZE)));
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(element.read(place(directory, i)));
        }
        return List.copyOf(values);
    }

    @Override
    public boolean isAttachment(String relativePath) {
        int slash = relativePath.indexOf('/');
        return slash >= 0 && element.isAttachment(relativePath.substring(slash + 1));
    }

    @Override
    public Set<Class<?>> codecs() {
        return element.codecs();
    }

    private static Path place(Path directory, int index) {
        return directory.resolve(String.format(Locale.ROOT, "%06d", index));
    }
}
