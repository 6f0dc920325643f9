package io.penstock.transform;

import io.penstock.columns.Batch;
import io.penstock.columns.ProductReducer;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import io.penstock.transform.feature.FeatureOperation;
import io.penstock.transform.feature.FittedFeature;
import io.penstock.transform.feature.FittedFill;
import io.penstock.transform.feature.FittedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Learns label, fills and features of one specification together: first the label, then the fills, then the features. */
record SpecAnalyzer(RowType rows, ProductReducer<Object> parts) implements Reducer<List<Object>, FittedTransform> {

    static SpecAnalyzer of(FeatureSpec spec, RowType rows) {
        checkColumns(spec, rows);
        List<Reducer<?, ?>> parts = new ArrayList<>();
        parts.add(spec.label().analyzer(rows));
        new TreeMap<>(spec.fills()).forEach((column, fill) -> parts.add(fill.analyzer(column, rows)));
        spec.features().forEach(feature -> parts.add(feature.analyzer(rows)));
        return new SpecAnalyzer(rows, new ProductReducer<>(parts));
    }

    @Override
    public List<Object> zero() {
        return parts.zero();
    }

    @Override
    public void add(List<Object> into, Batch batch) {
        parts.add(into, batch);
    }

    @Override
    public void merge(List<Object> into, List<Object> other) {
        parts.merge(into, other);
    }

    @Override
    public FittedTransform finish(List<Object> total) {
        List<Object> results = parts.finish(total);
        FittedLabel label = (FittedLabel) results.get(0);
        return FittedTransform.of(rows, label, all(FittedFill.class, results), all(FittedFeature.class, results));
    }

    @Override
    public byte[] encode(List<Object> partial) {
        return parts.encode(partial);
    }

    @Override
    public List<Object> decode(byte[] bytes) {
        return parts.decode(bytes);
    }

    private static <T> List<T> all(Class<T> type, List<Object> results) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void checkColumns(FeatureSpec spec, RowType rows) {
        if (spec.features().isEmpty()) {
            throw new DataException("There is no feature to learn '%s' from. Add one.".formatted(spec.label()));
        }
        List<String> absent = uses(spec)
                .filter(use -> !rows.has(use.column))
                .map(Use::text)
                .distinct()
                .toList();
        if (!absent.isEmpty()) {
            throw new DataException("The features need columns that are not there: %s. Columns: %s."
                    .formatted(String.join(", ", absent), String.join(", ", rows.names())));
        }
    }

    private static Stream<Use> uses(FeatureSpec spec) {
        Stream<Use> label = spec.label().columns().map(column -> new Use(column, "the label"));
        Stream<Use> fills = spec.fills().keySet().stream().sorted().map(column -> new Use(column, "a fill"));
        return Stream.of(label, fills, spec.features().stream().flatMap(SpecAnalyzer::uses))
                .flatMap(stream -> stream);
    }

    private static Stream<Use> uses(FeatureOperation feature) {
        return feature.columns().map(column -> new Use(column, "feature '%s'".formatted(feature.name())));
    }

    private record Use(String column, String by) {
        String text() {
            return "'%s' (%s)".formatted(column, by);
        }
    }
}
