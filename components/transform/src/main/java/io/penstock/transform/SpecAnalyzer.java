package io.penstock.transform;

import io.penstock.columns.Batch;
import io.penstock.columns.ProductReducer;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.transform.feature.FittedFeature;
import io.penstock.transform.feature.FittedFill;
import io.penstock.transform.feature.FittedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Learns label, fills and features of one specification together: first the label, then the fills, then the features. */
record SpecAnalyzer(RowType rows, ProductReducer<Object> parts) implements Reducer<List<Object>, FittedTransform> {

    static SpecAnalyzer of(FeatureSpec spec, RowType rows) {
        SpecColumns.of(spec).in(rows);
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
}
