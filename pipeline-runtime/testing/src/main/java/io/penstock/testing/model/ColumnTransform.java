package io.penstock.testing.model;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.model.FeatureTransform;
import io.penstock.model.Signature;
import java.util.stream.IntStream;

/** Takes scores and label from their columns. */
record ColumnTransform(ColumnModel model) implements FeatureTransform {

    @Override
    public Signature signature() {
        return model.signature();
    }

    @Override
    public Batch features(Batch raw) {
        RowType type = new RowType(model.scores().stream()
                .map(name -> new Field(name, ColumnType.FLOAT64))
                .toList());
        return Batch.of(
                type,
                model.scores().stream().map(name -> filled(raw.numbers(name))).toList());
    }

    @Override
    public void features(Row raw, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = orZero(raw.number(model.scores().get(i)));
        }
    }

    @Override
    public double[] labels(Batch raw) {
        NumericColumn column = raw.numbers(model.label());
        return IntStream.range(0, raw.rows()).mapToDouble(column::asDouble).toArray();
    }

    private static DoubleColumn filled(NumericColumn column) {
        return DoubleColumn.of(IntStream.range(0, column.size())
                .mapToDouble(row -> orZero(column.asDouble(row)))
                .toArray());
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
