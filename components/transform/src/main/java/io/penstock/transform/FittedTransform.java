package io.penstock.transform;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import io.penstock.columns.LongColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.columns.Validity;
import io.penstock.errors.ComponentException;
import io.penstock.model.Feature;
import io.penstock.model.FeatureTransform;
import io.penstock.model.Signature;
import io.penstock.transform.expression.BatchCells;
import io.penstock.transform.expression.Cells;
import io.penstock.transform.expression.Kernel;
import io.penstock.transform.feature.FittedFeature;
import io.penstock.transform.feature.FittedFill;
import io.penstock.transform.feature.FittedLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A specification with everything that the training rows taught: a kernel with constants for each feature, and the label's.
 *
 * <p>Immutable and thread-safe. Made by {@link FeatureSpec#analyzer}, stored as one JSON file.
 */
public final class FittedTransform implements FeatureTransform {

    /** What is stored; the kernels follow from it. */
    record Constants(RowType inputs, FittedLabel label, List<FittedFill> fills, List<FittedFeature> features) {}

    private final Constants constants;
    private final Signature signature;
    private final RowType outputs;
    private final Kernel[] kernels;
    private final int[] slots;
    private final @Nullable FittedFill[] fills;

    FittedTransform(Constants constants) {
        this.constants = constants;
        RowType inputs = constants.inputs();
        List<Feature> features =
                constants.features().stream().map(FittedFeature::feature).toList();
        this.signature = new Signature(inputs, features, constants.label().problem());
        this.slots = new int[features.size()];
        for (int i = 1; i < slots.length; i++) {
            slots[i] = slots[i - 1] + features.get(i - 1).slots();
        }
        this.outputs =
                new RowType(features.stream().map(FittedTransform::column).toList());
        this.kernels = constants.features().stream().map(f -> f.kernel(inputs)).toArray(Kernel[]::new);
        this.fills = new FittedFill[inputs.size()];
        constants.fills().stream()
                .filter(fill -> inputs.has(fill.column()))
                .forEach(fill -> fills[inputs.indexOf(fill.column())] = fill);
    }

    /** Returns a transform that reads, of all columns of the rows, those that its features need. */
    static FittedTransform of(RowType rows, FittedLabel label, List<FittedFill> fills, List<FittedFeature> features) {
        Set<String> needed = features.stream().flatMap(FittedFeature::columns).collect(Collectors.toSet());
        RowType inputs =
                rows.select(rows.names().stream().filter(needed::contains).toList());
        return new FittedTransform(new Constants(inputs, label, fills, features));
    }

    @Override
    public Signature signature() {
        return signature;
    }

    /** Returns the fitted features in the order of the signature. */
    public List<FittedFeature> fittedFeatures() {
        return constants.features();
    }

    /** Returns the label with what the training rows made of it. */
    public FittedLabel label() {
        return constants.label();
    }

    /** Returns the names of all columns that features and label read, without repetition. */
    public List<String> columns() {
        Stream<String> label = constants.label().definition().columns();
        return Stream.concat(signature.inputs().names().stream(), label)
                .distinct()
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.penstock.errors.DataException if the batch lacks an input column or has it with another type
     */
    @Override
    public Batch features(Batch raw) {
        BatchCells cells = Cells.of(signature.inputs(), raw);
        Cells filled = filled(cells);
        List<Column> columns = new ArrayList<>(kernels.length);
        for (int i = 0; i < kernels.length; i++) {
            int width = signature.features().get(i).slots();
            double[] values = new double[raw.rows() * width];
            for (int row = 0; row < raw.rows(); row++) {
                cells.at(row);
                fill(i, filled, values, row * width);
            }
            columns.add(column(i, values));
        }
        return Batch.of(outputs, columns);
    }

    @Override
    public void features(Row raw, double[] into) {
        Cells cells = filled(Cells.of(signature.inputs(), raw));
        for (int i = 0; i < kernels.length; i++) {
            fill(i, cells, into, slots[i]);
        }
    }

    @Override
    public double[] labels(Batch raw) {
        List<Kernel> labels = constants.label().kernels(raw.type());
        BatchCells cells = Cells.of(raw.type(), raw);
        double[] values = new double[raw.rows() * labels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels.get(i % labels.size()).apply(cells.at(i / labels.size()));
        }
        return values;
    }

    /** Returns the columns of transformed rows, a field for each feature. */
    RowType outputs() {
        return outputs;
    }

    Constants constants() {
        return constants;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FittedTransform transform && constants.equals(transform.constants);
    }

    @Override
    public int hashCode() {
        return constants.hashCode();
    }

    @Override
    public String toString() {
        return "FittedTransform[%d features of %s, label %s]"
                .formatted(
                        kernels.length,
                        signature.inputs().names(),
                        constants.label().definition());
    }

    private void fill(int feature, Cells cells, double[] into, int at) {
        kernels[feature].fill(cells, into, at);
        for (int i = at; i < at + signature.features().get(feature).slots(); i++) {
            if (!Double.isFinite(into[i])) {
                throw new ComponentException(
                        "Feature '%s' is '%s'. Its kernel has to give a finite number for every row."
                                .formatted(signature.features().get(feature).name(), into[i]));
            }
        }
    }

    private Cells filled(Cells cells) {
        return constants.fills().isEmpty() ? cells : new FilledCells(cells, fills);
    }

    private Column column(int feature, double[] values) {
        ColumnType type = outputs.fields().get(feature).type();
        if (type == ColumnType.FLOAT64) {
            return DoubleColumn.of(values);
        }
        LongColumn indices = LongColumn.of(
                Arrays.stream(values).mapToLong(value -> (long) value).toArray());
        if (!(type instanceof ColumnType.ListOf lists)) {
            return indices;
        }
        int width = signature.features().get(feature).slots();
        int[] offsets = IntStream.rangeClosed(0, values.length / width)
                .map(row -> row * width)
                .toArray();
        return ListColumn.of(lists, offsets, indices, Validity.allPresent(offsets.length - 1));
    }

    private static Field column(Feature feature) {
        if (feature instanceof Feature.Sequence sequence) {
            return new Field(feature.name(), new ColumnType.ListOf(ColumnType.INT64, List.of(sequence.length())));
        }
        return new Field(feature.name(), feature instanceof Feature.Numeric ? ColumnType.FLOAT64 : ColumnType.INT64);
    }
}
