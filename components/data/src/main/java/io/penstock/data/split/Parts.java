package io.penstock.data.split;

import io.penstock.data.split.Split.Part;
import io.penstock.errors.DefinitionException;
import java.util.Arrays;
import java.util.List;

/** What all splits do with the names and weights of their parts. */
final class Parts {

    private Parts() {}

    static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new DefinitionException(
                    "Split name '%s' is not usable as a directory. Use letters, digits, '-' and '_'.".formatted(name));
        }
    }

    /** Returns a copy of the parts if there is one and none is named twice. */
    static List<Part> checked(List<Part> parts) {
        checkNames(names(parts));
        return List.copyOf(parts);
    }

    static void checkNames(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new DefinitionException(
                    "A split needs at least one part and unique names, got '%s'.".formatted(names));
        }
    }

    /** Returns a copy of the key columns if none is named twice. */
    static List<String> checkedKeys(List<String> keys) {
        if (keys.stream().distinct().count() < keys.size()) {
            throw new DefinitionException("Split keys '%s' name a column twice. Name each once.".formatted(keys));
        }
        return List.copyOf(keys);
    }

    static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }

    /** Returns the part that owns each bucket: the first part owns the first buckets, as many as its weight. */
    static int[] partOfBucket(List<Part> parts) {
        int[] owners = new int[parts.stream().mapToInt(Part::weight).reduce(0, Math::addExact)];
        int from = 0;
        for (int part = 0; part < parts.size(); part++) {
            int to = from + parts.get(part).weight();
            Arrays.fill(owners, from, to, part);
            from = to;
        }
        return owners;
    }

    /** Returns the rows of each part, rising. */
    static List<int[]> gather(int[] partOfRow, int parts) {
        int[] sizes = new int[parts];
        for (int part : partOfRow) {
            sizes[part]++;
        }
        int[][] rows = new int[parts][];
        Arrays.setAll(rows, part -> new int[sizes[part]]);
        int[] filled = new int[parts];
        for (int row = 0; row < partOfRow.length; row++) {
            int part = partOfRow[row];
            rows[part][filled[part]++] = row;
        }
        return List.of(rows);
    }
}
