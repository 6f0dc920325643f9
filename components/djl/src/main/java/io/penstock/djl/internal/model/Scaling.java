package io.penstock.djl.internal.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.penstock.djl.internal.tensor.Tensor;
import io.penstock.djl.internal.tensor.TensorShapes;
import io.penstock.djl.internal.tensor.Tensors;
import java.util.Arrays;

/**
 * Shifts and scales the columns of a table: {@code (x - shift) * factor}.
 *
 * @param shift a number for each column
 * @param factor a number for each column
 */
@SuppressWarnings("ArrayRecordComponent") // looped over for every row
public record Scaling(float[] shift, float[] factor) {

    private static final String SHIFT = ".shift";
    private static final String FACTOR = ".factor";

    /** Returns what changes nothing. */
    public static Scaling none(int columns) {
        float[] ones = new float[columns];
        Arrays.fill(ones, 1);
        return new Scaling(new float[columns], ones);
    }

    /** Returns what gives some columns a mean of 0 and a standard deviation of 1; a constant one is only shifted. */
    public static Scaling standard(float[] rows, int columns, boolean[] scaled) {
        Scaling scaling = none(columns);
        for (int column = 0; column < columns; column++) {
            if (scaled[column]) {
                scaling.fit(rows, column);
            }
        }
        return scaling;
    }

    /** Returns what gives all columns together a mean of 0 and a standard deviation of 1. */
    public static Scaling common(float[] rows, int columns) {
        Scaling one = standard(rows, 1, new boolean[] {true});
        Scaling all = none(columns);
        Arrays.fill(all.shift, one.shift[0]);
        Arrays.fill(all.factor, one.factor[0]);
        return all;
    }

    /** Returns what gives a column a mean of 1 without a shift. */
    public static Scaling shares(float[] column) {
        double sum = 0;
        for (float value : column) {
            sum += value;
        }
        Scaling scaling = none(1);
        scaling.factor[0] = sum > 0 ? (float) (column.length / sum) : 1;
        return scaling;
    }

    /** Returns the scaling that was kept under a name. */
    public static Scaling from(Tensors tensors, String name) {
        return new Scaling(
                tensors.of(name + SHIFT).values(), tensors.of(name + FACTOR).values());
    }

    /** Adds the shapes of what {@link #in} keeps for some columns. */
    public static TensorShapes shapes(TensorShapes shapes, String name, int columns) {
        return shapes.with(name + SHIFT, columns).with(name + FACTOR, columns);
    }

    /** Keeps this scaling under a name. */
    public Tensors in(Tensors tensors, String name) {
        return tensors.with(name + SHIFT, Tensor.of(shift)).with(name + FACTOR, Tensor.of(factor));
    }

    /** Scales whole rows. */
    public void apply(float[] rows) {
        for (int start = 0; start < rows.length; start += shift.length) {
            for (int column = 0; column < shift.length; column++) {
                rows[start + column] = (rows[start + column] - shift[column]) * factor[column];
            }
        }
    }

    /** Scales a row of features. */
    public void apply(double[] row, float[] into) {
        for (int column = 0; column < shift.length; column++) {
            into[column] = ((float) row[column] - shift[column]) * factor[column];
        }
    }

    /** Turns scaled numbers in the memory of the native library back. */
    NDArray inverted(NDArray scaled) {
        if (shift.length == 0) {
            return scaled;
        }
        NDManager manager = scaled.getManager();
        return scaled.div(manager.create(factor)).add(manager.create(shift));
    }

    /** Turns scaled numbers back. */
    public void invert(double[] scaled) {
        for (int column = 0; column < shift.length; column++) {
            scaled[column] = scaled[column] / factor[column] + shift[column];
        }
    }

    private void fit(float[] rows, int column) {
        int columns = shift.length;
        int count = rows.length / columns;
        double sum = 0;
        for (int at = column; at < rows.length; at += columns) {
            sum += rows[at];
        }
        double mean = sum / count;
        double squares = 0;
        for (int at = column; at < rows.length; at += columns) {
            squares += (rows[at] - mean) * (rows[at] - mean);
        }
        double deviation = Math.sqrt(squares / count);
        shift[column] = (float) mean;
        factor[column] = deviation > 1e-6 * Math.abs(mean) ? (float) (1 / deviation) : 1;
    }
}
