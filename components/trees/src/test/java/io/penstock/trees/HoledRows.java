package io.penstock.trees;

import io.penstock.model.Feature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Three numbers and two categories a row, each missing in every tenth one, and labels that depend on them.
 *
 * @param cells row by row
 * @param signals a number from 0 to about 2 for each row
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record HoledRows(double[] cells, float[] signals) {

    /** Cells of a row. */
    public static final int WIDTH = 5;

    private static final int FEW = 5;
    private static final int MANY = 200;

    /** What the cells are. */
    public static final List<Feature> FEATURES = List.of(
            new Feature.Numeric("first"),
            new Feature.Numeric("second"),
            new Feature.Numeric("third"),
            new Feature.Categorical("few", names(FEW)),
            new Feature.Categorical("many", names(MANY)));

    /** Returns rows from a seed. */
    public static HoledRows random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] cells = new double[size * WIDTH];
        float[] signals = new float[size];
        for (int row = 0; row < size; row++) {
            for (int i = 0; i < WIDTH; i++) {
                cells[row * WIDTH + i] = cell(random, i);
            }
            signals[row] = signal(cells, row * WIDTH);
        }
        return new HoledRows(cells, signals);
    }

    private static double cell(SplittableRandom random, int column) {
        if (random.nextInt(10) == 0) {
            return Double.NaN;
        }
        return column < 3 ? random.nextDouble() : random.nextInt(column == 3 ? FEW : MANY);
    }

    private static float signal(double[] cells, int at) {
        double first = Double.isNaN(cells[at]) ? 0.7 : cells[at];
        double few = Double.isNaN(cells[at + 3]) ? 0.5 : cells[at + 3] % 2;
        double many = Double.isNaN(cells[at + 4]) ? 0.1 : cells[at + 4] % 7 / 7;
        return (float) (first * few + many + (cells[at + 1] > 0.5 ? 0.3 : 0));
    }

    /** Returns the number of rows. */
    public int size() {
        return signals.length;
    }

    /** Returns the cells as floats, as XGBoost takes them. */
    public float[] floats() {
        float[] floats = new float[cells.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) cells[i];
        }
        return floats;
    }

    /** Returns the numbers of classes of equal parts of the signals' range. */
    public float[] classes(int count) {
        float[] classes = new float[size()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = Math.min(count - 1, (int) (signals[row] / 2.1 * count));
        }
        return classes;
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    }
}
