package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.ExactSum;
import io.penstock.columns.Field;
import io.penstock.columns.NumericColumn;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every column by the weights that one of them holds. */
final class WeightFacet implements Facet {

    private final String weight;
    private final List<WeightedCounts> columns;
    private final int topValues;
    private ExactSum total = new ExactSum();
    private long without;

    WeightFacet(RowType type, String weight, int topValues) {
        checkNumeric(type.require(weight));
        this.weight = weight;
        this.columns = type.fields().stream().map(WeightedCounts::new).toList();
        this.topValues = topValues;
    }

    @Override
    public void add(Batch batch) {
        double[] weights = weights(batch.numbers(weight));
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch.column(i), weights);
        }
    }

    @Override
    public void merge(Facet other) {
        WeightFacet more = (WeightFacet) other;
        total.merge(more.total);
        without += more.without;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(more.columns.get(i));
        }
    }

    @Override
    public void encode(DataOutput out) throws IOException {
        ExactSums.write(out, total);
        Varints.write(out, without);
        for (WeightedCounts column : columns) {
            column.encode(out);
        }
    }

    @Override
    public void decode(DataInput in) throws IOException {
        total = ExactSums.read(in);
        without = Varints.read(in);
        for (WeightedCounts column : columns) {
            column.decode(in);
        }
    }

    @Override
    public SplitStatistics finish(SplitStatistics seen) {
        List<ColumnStatistics> weighted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            weighted.add(columns.get(i).finish(seen.columns().get(i), topValues));
        }
        return seen.with(new Weights(weight, total.value(), without), weighted);
    }

    private double[] weights(NumericColumn column) {
        double[] weights = new double[column.size()];
        for (int row = 0; row < weights.length; row++) {
            double value = column.asDouble(row);
            if (value >= 0 && value <= Weights.GREATEST) {
                weights[row] = value;
                total.add(value);
            } else {
                without++;
            }
        }
        return weights;
    }

    private static void checkNumeric(Field field) {
        if (!(ColumnCounts.of(field) instanceof NumericCounts)) {
            throw new DataException("Column '%s' cannot weigh rows: its type is '%s'. Choose a numeric column."
                    .formatted(field.name(), field.type()));
        }
    }
}
