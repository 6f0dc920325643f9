package io.penstock.columns;

import io.penstock.errors.DataException;

/**
 * A named column of a {@link RowType}.
 *
 * @param name not empty
 * @param type what its values are
 */
public record Field(String name, ColumnType type) {

    /** Checks the name. */
    public Field {
        if (name.isEmpty()) {
            throw new DataException("A column of type '%s' has an empty name. Give it one.".formatted(type));
        }
    }

    @Override
    public String toString() {
        return name + " " + type.text();
    }
}
