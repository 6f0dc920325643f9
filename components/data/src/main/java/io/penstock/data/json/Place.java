package io.penstock.data.json;

import io.penstock.columns.RowType;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place in objects: that of a column, that of an object around others, or both. */
final class Place {

    private static final int NO_COLUMN = -1;

    private final NavigableMap<String, Integer> columns;
    private final String path;
    private final int column;
    private final Map<String, Place> members = new HashMap<>();

    private Place(NavigableMap<String, Integer> columns, String path) {
        this.columns = columns;
        this.path = path;
        this.column = columns.getOrDefault(path, NO_COLUMN);
    }

    /** Returns the outermost object of columns whose names are {@code outer.inner}. */
    static Place of(RowType type) {
        NavigableMap<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < type.size(); i++) {
            columns.put(type.fields().get(i).name(), i);
        }
        return new Place(columns, "");
    }

    /** Returns the place of a member, or null if no column is there or within. */
    @Nullable
    Place member(String name) {
        Place known = members.get(name);
        return known != null ? known : found(path.isEmpty() ? name : path + "." + name, name);
    }

    boolean isColumn() {
        return column != NO_COLUMN;
    }

    int column() {
        return column;
    }

    /** Returns whether columns are within. */
    boolean isObject() {
        String prefix = path + ".";
        String next = columns.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    private @Nullable Place found(String memberPath, String name) {
        Place place = new Place(columns, memberPath);
        if (!place.isColumn() && !place.isObject()) {
            return null;
        }
        members.put(name, place);
        return place;
    }
}
