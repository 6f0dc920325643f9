package io.penstock.transform;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.transform.feature.FeatureOperation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that a specification reads, and who reads them. */
record SpecColumns(List<Use> uses) {

    private record Use(String column, String by) {
        String text() {
            return "'%s' (%s)".formatted(column, by);
        }
    }

    static SpecColumns of(FeatureSpec spec) {
        if (spec.features().isEmpty()) {
            throw new DataException("There is no feature to learn '%s' from. Add one.".formatted(spec.label()));
        }
        Stream<Use> label = spec.label().columns().map(column -> new Use(column, "the label"));
        Stream<Use> fills = spec.fills().keySet().stream().sorted().map(column -> new Use(column, "a fill"));
        Stream<Use> weight = spec.weight().stream().map(column -> new Use(column, "the weight"));
        Stream<Use> features = spec.features().stream().flatMap(SpecColumns::uses);
        return new SpecColumns(Stream.of(label, weight, fills, features)
                .flatMap(stream -> stream)
                .distinct()
                .toList());
    }

    /** Returns the columns in the order of the rows, or names all that are not there. */
    List<String> in(RowType rows) {
        String absent = uses.stream()
                .filter(use -> !rows.has(use.column))
                .map(Use::text)
                .collect(Collectors.joining(", "));
        if (!absent.isEmpty()) {
            throw new DataException("The features need columns that are not there: %s. Columns: %s."
                    .formatted(absent, String.join(", ", rows.names())));
        }
        Set<String> used = uses.stream().map(Use::column).collect(Collectors.toSet());
        return rows.names().stream().filter(used::contains).toList();
    }

    private static Stream<Use> uses(FeatureOperation feature) {
        return feature.columns().map(column -> new Use(column, "feature '%s'".formatted(feature.name())));
    }
}
