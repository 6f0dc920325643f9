package io.penstock.data.validation;

import io.penstock.data.schema.Schema;
import io.penstock.data.statistics.Statistics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the data deviates from the schema: an artifact of {@link io.penstock.data.ExampleValidator}.
 *
 * @param list by split, then by column of the schema, then new columns
 */
public record Anomalies(List<Anomaly> list) {

    /** Copies the list. */
    public Anomalies {
        list = List.copyOf(list);
    }

    /** Compares every split with a schema. */
    public static Anomalies of(Statistics statistics, Schema schema, ValidationOptions options) {
        return new Anomalies(statistics.splits().stream()
                .flatMap(split -> new SplitCheck(split, schema, options).anomalies().stream())
                .toList());
    }

    /** Returns the deviations that withhold the examples. */
    public List<Anomaly> errors() {
        return of(Severity.ERROR);
    }

    /** Returns the deviations that people are told. */
    public List<Anomaly> warnings() {
        return of(Severity.WARNING);
    }

    /** Returns whether a deviation is an error. */
    public boolean hasErrors() {
        return !errors().isEmpty();
    }

    /** Returns all errors in one line. */
    public String reason() {
        return errors().stream()
                .map(one -> "column '%s' of split '%s': %s".formatted(one.column(), one.split(), one.summary()))
                .collect(Collectors.joining("; "));
    }

    private List<Anomaly> of(Severity severity) {
        return list.stream().filter(one -> one.severity() == severity).toList();
    }
}
