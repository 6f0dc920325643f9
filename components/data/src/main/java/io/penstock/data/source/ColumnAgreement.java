package io.penstock.data.source;

import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees to it that several sources have the same columns: those of the first that comes. Used by one thread at a time. */
public final class ColumnAgreement {

    private @Nullable String title;
    private @Nullable RowType type;

    /** Begins without any columns. */
    public ColumnAgreement() {}

    /**
     * Takes the columns of the first source, and compares those of others with them.
     *
     * @param other what messages call a source
     * @throws DataException if names, their order or types differ; the message names both sources and the columns
     */
    public void check(String other, RowType columns) {
        if (type == null) {
            title = other;
            type = columns;
        } else if (!columns.names().equals(type.names())) {
            throw new DataException("%s has other columns than %s: it %s. Make them equal, or give both the same types."
                    .formatted(other, title, difference(columns.names(), type.names())));
        } else if (!columns.equals(type)) {
            throw new DataException(otherTypes(other, columns, type));
        }
    }

    /** Returns what is different about some names, which others are expected in the place of. */
    public static String difference(List<String> names, List<String> expected) {
        List<String> differences = new ArrayList<>();
        List<String> lacking =
                expected.stream().filter(name -> !names.contains(name)).toList();
        if (!lacking.isEmpty()) {
            differences.add("lacks '" + String.join("', '", lacking) + "'");
        }
        List<String> besides =
                names.stream().filter(name -> !expected.contains(name)).toList();
        if (!besides.isEmpty()) {
            differences.add("has '" + String.join("', '", besides) + "' besides");
        }
        return differences.isEmpty()
                ? "has them in the order '%s'".formatted(String.join("', '", names))
                : String.join(" and ", differences);
    }

    private String otherTypes(String other, RowType columns, RowType expected) {
        for (Field field : columns.fields()) {
            Field wanted = expected.require(field.name());
            if (!field.equals(wanted)) {
                return "Column '%s' of %s is '%s', but '%s' in %s. Make them equal, or give both the same types."
                        .formatted(field.name(), other, field.type(), wanted.type(), title);
            }
        }
        throw new AssertionError("row types that differ in no field");
    }
}
