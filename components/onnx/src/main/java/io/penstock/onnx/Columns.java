package io.penstock.onnx;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.LongColumn;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.columns.TextColumn;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Feature;
import io.penstock.model.FeatureTransform;
import io.penstock.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transform of a model that takes raw columns as they are: numbers, missing ones as NaN, and texts as their index. */
final class Columns implements FeatureTransform {

    static final String FILE = "onnx-columns.json";

    private final Stored stored;
    private final List<Map<String, Integer>> indices = new ArrayList<>();

    /** What the file says. */
    record Stored(Signature signature, List<String> labels) {}

    private Columns(Stored stored) {
        this.stored = stored;
        for (Feature feature : stored.signature.features()) {
            Map<String, Integer> index = new HashMap<>();
            if (feature instanceof Feature.Categorical categories) {
                categories.vocabulary().forEach(text -> index.putIfAbsent(text, index.size()));
            }
            indices.add(index);
        }
    }

    /** Returns the transform that a mapping needs; a column of several tensors is one feature. */
    static Columns of(OnnxMapping mapping) {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (OnnxInput input : mapping.inputs()) {
            for (String column : input.columns()) {
                features.put(
                        column,
                        input.element() == OnnxInput.Element.TEXT
                                ? new Feature.Categorical(column, input.vocabulary())
                                : new Feature.Numeric(column));
            }
        }
        List<Feature> all = List.copyOf(features.values());
        RowType inputs = new RowType(all.stream().map(Columns::raw).toList());
        return new Columns(new Stored(new Signature(inputs, all, mapping.problem()), mapping.labels()));
    }

    private static Field raw(Feature feature) {
        return new Field(feature.name(), feature instanceof Feature.Categorical ? ColumnType.TEXT : ColumnType.FLOAT64);
    }

    static Columns read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return new Columns(CanonicalJson.read(Files.readString(file), Stored.class, "'%s'".formatted(file)));
    }

    void write(Path directory) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve(FILE), CanonicalJson.write(stored));
    }

    @Override
    public Signature signature() {
        return stored.signature;
    }

    @Override
    public Batch features(Batch raw) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            Feature feature = stored.signature.features().get(i);
            Column column = feature instanceof Feature.Categorical
                    ? indices(raw.texts(feature.name()), indices.get(i))
                    : numbers(raw.numbers(feature.name()));
            fields.add(new Field(feature.name(), column.type()));
            columns.add(column);
        }
        return Batch.of(new RowType(fields), columns);
    }

    private static Column numbers(NumericColumn column) {
        return DoubleColumn.of(IntStream.range(0, column.size())
                .mapToDouble(row -> column.isMissing(row) ? Double.NaN : column.asDouble(row))
                .toArray());
    }

    private static Column indices(TextColumn column, Map<String, Integer> index) {
        return LongColumn.of(IntStream.range(0, column.size())
                .mapToLong(row -> column.isMissing(row) ? -1 : index.getOrDefault(column.value(row), -1))
                .toArray());
    }

    @Override
    public void features(Row raw, double[] into) {
        for (int i = 0; i < into.length; i++) {
            Feature feature = stored.signature.features().get(i);
            into[i] = feature instanceof Feature.Categorical
                    ? index(raw.text(feature.name()), indices.get(i))
                    : raw.number(feature.name());
        }
    }

    private static double index(@Nullable String text, Map<String, Integer> index) {
        return text == null ? -1 : index.getOrDefault(text, -1);
    }

    @Override
    public double[] labels(Batch raw) {
        return new Labels(stored.signature.problem(), stored.labels).of(raw);
    }
}
