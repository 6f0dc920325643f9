package io.penstock.parquet;

import io.penstock.columns.Column;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.Field;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column of a row group, row by row. Definition levels tell how much of a value is there, repetition levels which list it
 * continues.
 *
 * <p>Source: Melnik et al., Dremel: Interactive Analysis of Web-Scale Datasets (VLDB 2010), section 4.
 */
final class LeafReader {

    private final Leaf leaf;
    private final Field field;
    private final ColumnReader values;
    private final ValueAppender appender;
    private final ColumnBuilder builder;
    private final long total;
    private final int present;
    private long consumed;
    private boolean fits;

    LeafReader(Leaf leaf, ColumnReader values, long total) {
        this.leaf = leaf;
        this.field = leaf.field();
        this.values = values;
        this.appender = ValueAppenders.of(leaf.descriptor().getPrimitiveType());
        this.builder = ColumnBuilder.of(field);
        this.total = total;
        this.present = leaf.descriptor().getMaxDefinitionLevel();
    }

    /** Reads rows; gives each that has a value which is none of the column's a reason, if it has none. */
    Column read(int rows, @Nullable String[] reasons) {
        for (int row = 0; row < rows; row++) {
            if (values.getCurrentRepetitionLevel() != 0) {
                throw new ParquetDecodingException("a row of column '" + leaf.name() + "' begins within a list");
            }
            fits = true;
            read(0, builder);
            if (!fits && reasons[row] == null) {
                reasons[row] = "column '%s' has a value that no %s holds exactly".formatted(field.name(), field.type());
            }
        }
        return builder.build();
    }

    /** Throws if there are values that belong to no row. */
    void checkEnd() {
        if (consumed != total) {
            throw new ParquetDecodingException(
                    "column '%s' has %d values, of which rows take %d".formatted(leaf.name(), total, consumed));
        }
    }

    private void read(int list, ColumnBuilder into) {
        if (consumed == total) {
            throw new ParquetDecodingException("column '%s' has fewer values than rows".formatted(leaf.name()));
        }
        if (list == leaf.lists().size()) {
            readValue(into);
        } else if (values.getCurrentDefinitionLevel() < leaf.lists().get(list)) {
            into.appendMissing();
            consume();
        } else if (values.getCurrentDefinitionLevel() == leaf.lists().get(list)) {
            into.endList();
            consume();
        } else {
            readElements(list, into);
        }
    }

    private void readElements(int list, ColumnBuilder into) {
        do {
            read(list + 1, into.elements());
        } while (consumed < total && values.getCurrentRepetitionLevel() == list + 1);
        into.endList();
    }

    private void readValue(ColumnBuilder into) {
        boolean there = values.getCurrentDefinitionLevel() == present;
        boolean appended = there && appender.append(values, into);
        if (!appended) {
            into.appendMissing();
        }
        fits &= appended || !there;
        consume();
    }

    private void consume() {
        values.consume();
        consumed++;
    }
}
