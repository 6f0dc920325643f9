package io.penstock.data.schema;

import io.penstock.columns.ColumnType;
import io.penstock.errors.DefinitionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is expected of one column.
 *
 * @param name the column
 * @param type what its values are
 * @param minPresentFraction the least share of rows with a value, 0 to 1
 * @param domain the texts that may occur, sorted; empty if any may
 * @param range the numbers that may occur; empty if any may
 */
public record ColumnSchema(
        String name,
        ColumnType type,
        double minPresentFraction,
        Optional<List<String>> domain,
        Optional<NumberRange> range) {

    /** Checks the share and sorts the domain. */
    public ColumnSchema {
        if (!(minPresentFraction >= 0 && minPresentFraction <= 1)) {
            throw new DefinitionException("Column '%s' asks for a share of '%s' rows with a value. Choose 0 to 1."
                    .formatted(name, minPresentFraction));
        }
        if (domain.isPresent() && type != ColumnType.TEXT) {
            throw new DefinitionException(
                    "Column '%s' is '%s' and has a domain of texts. Give it a range.".formatted(name, type));
        }
        if (range.isPresent() && type == ColumnType.TEXT) {
            throw new DefinitionException("Column '%s' is text and has a range. Give it a domain.".formatted(name));
        }
        domain = domain.map(values -> List.copyOf(new TreeSet<>(values)));
    }

    /** Returns an optional column of any values of a type. */
    public static ColumnSchema of(String name, ColumnType type) {
        return new ColumnSchema(name, type, 0, Optional.empty(), Optional.empty());
    }

    /** Returns this column with a value in every row. */
    public ColumnSchema required() {
        return withMinPresentFraction(1);
    }

    /** Returns this column with a value in at least this share of rows. */
    public ColumnSchema withMinPresentFraction(double share) {
        return new ColumnSchema(name, type, share, domain, range);
    }

    /** Returns this column with the texts that may occur. */
    public ColumnSchema withDomain(String... values) {
        return withDomain(Set.copyOf(Arrays.asList(values)));
    }

    /** Returns this column with the texts that may occur. */
    public ColumnSchema withDomain(Set<String> values) {
        return new ColumnSchema(name, type, minPresentFraction, Optional.of(List.copyOf(values)), range);
    }

    /** Returns this column with the numbers that may occur. */
    public ColumnSchema withRange(double min, double max) {
        return new ColumnSchema(name, type, minPresentFraction, domain, Optional.of(new NumberRange(min, max)));
    }

    /** Returns this column without domain and range. */
    public ColumnSchema ofAnyValue() {
        return new ColumnSchema(name, type, minPresentFraction, Optional.empty(), Optional.empty());
    }
}
