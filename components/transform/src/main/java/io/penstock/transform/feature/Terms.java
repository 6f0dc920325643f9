package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.model.Feature;
import io.penstock.transform.expression.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A value as its index in a vocabulary. -1 where it is missing, or unknown and there are no other categories.
 *
 * @param name of the feature
 * @param column of the values
 * @param terms the known values in the order of their indices
 * @param others how many categories follow for all other values
 */
public record Terms(String name, String column, List<String> terms, int others) implements FittedFeature {

    /** Copies the terms. */
    public Terms {
        terms = List.copyOf(terms);
    }

    @Override
    public Feature feature() {
        List<String> names = new ArrayList<>(terms);
        for (int i = 1; i <= others; i++) {
            names.add(others == 1 ? "<other>" : "<other " + i + ">");
        }
        return new Feature.Categorical(name, names);
    }

    @Override
    public Stream<String> columns() {
        return Stream.of(column);
    }

    @Override
    public Kernel kernel(RowType rows) {
        int slot = rows.requireIndex(column);
        Map<String, Integer> indices = indices(terms);
        return row -> {
            String text = row.text(slot);
            if (text == null || text.isEmpty()) {
                return -1;
            }
            Integer index = indices.get(text);
            return index != null ? index : otherIndex(text);
        };
    }

    static Map<String, Integer> indices(List<String> terms) {
        Map<String, Integer> indices = new HashMap<>(terms.size() * 2);
        for (String term : terms) {
            indices.put(term, indices.size());
        }
        return indices;
    }

    private int otherIndex(String text) {
        return others == 0 ? -1 : terms.size() + Math.floorMod(fnv1a(text), others);
    }

    /** FNV-1a, 32 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv). */
    private static int fnv1a(String text) {
        int hash = 0x811C9DC5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return hash;
    }
}
