package io.penstock.columns;

import io.penstock.errors.DataException;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** Fields in order, found by their unique names in constant time. Immutable. */
final class FieldList extends AbstractList<Field> implements RandomAccess {

    private final List<Field> fields;
    private final Map<String, Integer> positions;

    private FieldList(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.positions = new HashMap<>(2 * fields.size());
        for (Field field : this.fields) {
            if (positions.put(field.name(), positions.size()) != null) {
                throw new DataException("Column '%s' occurs more than once. Rename one of: %s."
                        .formatted(
                                field.name(), fields.stream().map(Field::name).toList()));
            }
        }
    }

    /**
     * Returns a copy of fields, or the list itself if it is one of these.
     *
     * @throws DataException if a name occurs more than once
     */
    static FieldList of(List<Field> fields) {
        return fields instanceof FieldList known ? known : new FieldList(fields);
    }

    /** Returns the position of a name, or -1. */
    int positionOf(String name) {
        return positions.getOrDefault(name, -1);
    }

    @Override
    public Field get(int index) {
        return fields.get(index);
    }

    @Override
    public int size() {
        return fields.size();
    }
}
