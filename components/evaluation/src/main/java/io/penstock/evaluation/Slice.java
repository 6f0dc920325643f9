package io.penstock.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of the rows: those that have certain values in certain columns. Slices sort by their text.
 *
 * @param conditions which must all hold, none for the slice of all rows
 */
public record Slice(List<Condition> conditions) implements Comparable<Slice> {

    /** The slice of all rows. */
    public static final Slice OVERALL = new Slice(List.of());

    /**
     * A value in a column.
     *
     * @param column its name
     * @param value as text, empty where it is missing
     */
    public record Condition(String column, Optional<String> value) {

        @Override
        public String toString() {
            return column + " = " + value.orElse("(missing)");
        }
    }

    /** Copies the conditions. */
    public Slice {
        conditions = List.copyOf(conditions);
    }

    /** Returns the slice of the rows that have a value in a column. */
    public static Slice of(String column, String value) {
        return new Slice(List.of(new Condition(column, Optional.of(value))));
    }

    /** Returns the slice of the rows that have no value in a column. */
    public static Slice missing(String column) {
        return new Slice(List.of(new Condition(column, Optional.empty())));
    }

    /** Returns the rows of this slice that also have a value in another column. */
    public Slice and(String column, String value) {
        return new Slice(Stream.concat(conditions.stream(), Slice.of(column, value).conditions.stream())
                .toList());
    }

    /** Returns the columns of its conditions, in order. */
    public List<String> columns() {
        return conditions.stream().map(Condition::column).toList();
    }

    @Override
    public int compareTo(Slice other) {
        return Comparator.comparing(Slice::toString)
                .thenComparing(slice -> slice.conditions.toString())
                .compare(this, other);
    }

    @Override
    public String toString() {
        return conditions.isEmpty()
                ? "overall"
                : conditions.stream().map(Condition::toString).collect(Collectors.joining(", "));
    }
}
