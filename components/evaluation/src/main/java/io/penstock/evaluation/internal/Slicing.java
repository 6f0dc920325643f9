package io.penstock.evaluation.internal;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.errors.DataException;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.Slice.Condition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts rows by the values of some columns.
 *
 * @param columns at least one
 */
record Slicing(List<String> columns) {

    /** Checks that the columns exist and have values to slice by. */
    void check(RowType rows) {
        for (String column : columns) {
            Field field = rows.field(column)
                    .orElseThrow(() -> new DataException("There is no column '%s' to slice by. Columns: %s."
                            .formatted(column, String.join(", ", rows.names()))));
            if (field.type() == ColumnType.BINARY || field.type() instanceof ColumnType.ListOf) {
                throw new DataException("Column '%s' is '%s', which has no values to slice by. Slice by another column."
                        .formatted(column, field.type()));
            }
        }
    }

    /** Returns the rows of every slice that occurs in a batch. */
    Map<Slice, int[]> part(Batch batch) {
        int[] parts = new int[batch.rows()];
        Map<Integer, Slice> slices = new LinkedHashMap<>();
        slices.put(0, Slice.OVERALL);
        for (String column : columns) {
            slices = refine(slices, parts, column, batch.column(column));
        }
        return select(slices, parts);
    }

    /** Parts each slice further by the values of a column; {@code parts} holds the number of each row's slice. */
    private static Map<Integer, Slice> refine(Map<Integer, Slice> slices, int[] parts, String name, Column column) {
        int[] values = new int[parts.length];
        List<Optional<String>> texts = values(column, values);
        Map<Long, Integer> numbers = new HashMap<>();
        Map<Integer, Slice> refined = new LinkedHashMap<>();
        for (int row = 0; row < parts.length; row++) {
            int before = parts[row];
            int value = values[row];
            parts[row] = numbers.computeIfAbsent((long) before << 32 | value, both -> {
                refined.put(numbers.size(), with(slices, before, new Condition(name, texts.get(value))));
                return numbers.size();
            });
        }
        return refined;
    }

    private static Slice with(Map<Integer, Slice> slices, int number, Condition condition) {
        Slice before = slices.getOrDefault(number, Slice.OVERALL);
        return new Slice(Stream.concat(before.conditions().stream(), Stream.of(condition))
                .toList());
    }

    /** Numbers the values of a column and returns their texts. */
    private static List<Optional<String>> values(Column column, int[] numbers) {
        Map<@Nullable Object, Integer> known = new LinkedHashMap<>();
        boolean coded = column instanceof TextColumn text && text.isCoded();
        for (int row = 0; row < numbers.length; row++) {
            Object value = coded ? code(column, row) : column.boxed(row);
            Integer number = known.putIfAbsent(value, known.size());
            numbers[row] = number == null ? known.size() - 1 : number;
        }
        return known.keySet().stream().map(value -> text(column, coded, value)).toList();
    }

    private static @Nullable Object code(Column column, int row) {
        return column.isMissing(row) ? null : (Object) ((TextColumn) column).code(row);
    }

    private static Optional<String> text(Column column, boolean coded, @Nullable Object value) {
        return Optional.ofNullable(value)
                .map(known -> coded ? ((TextColumn) column).dictionary().value((Integer) known) : known.toString());
    }

    private static Map<Slice, int[]> select(Map<Integer, Slice> slices, int[] parts) {
        int[][] rows = new int[slices.size()][];
        int[] sizes = new int[slices.size()];
        IntStream.of(parts).forEach(part -> sizes[part]++);
        Arrays.setAll(rows, part -> new int[sizes[part]]);
        for (int row = parts.length - 1; row >= 0; row--) {
            rows[parts[row]][--sizes[parts[row]]] = row;
        }
        Map<Slice, int[]> selections = new LinkedHashMap<>();
        slices.forEach((number, slice) -> selections.put(slice, rows[number]));
        return selections;
    }
}
