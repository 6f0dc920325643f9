package io.penstock.columns.arrow;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;

/**
 * A column as a file stores it.
 *
 * @param field name and type
 * @param dictionaryId the dictionary of its texts, or -1
 * @param codeBytes width of its codes
 */
record StoredColumn(Field field, long dictionaryId, int codeBytes) {

    boolean isCoded() {
        return dictionaryId >= 0;
    }

    /** Returns the number of nodes that its blocks hold for it. */
    int nodes() {
        return isCoded() ? 1 : nodes(field.type());
    }

    /** Returns the number of buffers that its blocks hold for it. */
    int buffers() {
        return isCoded() ? 2 : buffers(field.type());
    }

    private static int nodes(ColumnType type) {
        return type instanceof ColumnType.ListOf list ? 1 + nodes(list.element()) : 1;
    }

    private static int buffers(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return 2 + buffers(list.element());
        }
        return type == ColumnType.TEXT || type == ColumnType.BINARY ? 3 : 2;
    }
}
