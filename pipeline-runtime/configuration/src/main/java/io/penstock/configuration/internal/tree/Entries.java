package io.penstock.configuration.internal.tree;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries of a mapping that is being read; a second value for a key is a problem. */
final class Entries {

    private final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
    private final Problems problems;

    Entries(Problems problems) {
        this.problems = problems;
    }

    void add(String key, Place place, Tree value) {
        Tree.Entry first = entries.putIfAbsent(key, new Tree.Entry(place, value));
        if (first != null) {
            problems.add(place, key, "is given twice, first at %s. Keep one.".formatted(first.key()));
        }
    }

    Tree.Mapping at(Place place) {
        return new Tree.Mapping(entries, place);
    }
}
