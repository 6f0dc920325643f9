package io.penstock.parquet;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * A column of a file.
 *
 * @param name its path with points between
 * @param descriptor of its values
 * @param lists for each list around a value, from outside, the definition level at which there is one
 */
record Leaf(String name, ColumnDescriptor descriptor, List<Integer> lists) {

    Leaf {
        lists = List.copyOf(lists);
    }

    /** Returns the column, or throws {@link io.penstock.errors.DataException} if no column type holds it. */
    Field field() {
        ColumnType type = PrimitiveTypes.of(name, descriptor.getPrimitiveType());
        for (int i = 0; i < lists.size(); i++) {
            type = ColumnType.listOf(type);
        }
        return new Field(name, type);
    }
}
