package io.penstock.trees;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.DoubleColumn;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.model.Scorer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random rows of numbers from 0 to 1 and of categories, some of them missing. */
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record Rows(double[][] rows) {

    static final int NUMBERS = 3;
    static final int FEATURES = 5;
    static final int CATEGORIES = 100;

    static Rows random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = row(random);
        }
        return new Rows(rows);
    }

    private static double[] row(SplittableRandom random) {
        double[] row = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            boolean missing = random.nextInt(10) == 0;
            double present = i < NUMBERS ? random.nextDouble() : random.nextInt(CATEGORIES);
            row[i] = missing ? (i < NUMBERS ? Double.NaN : -1) : present;
        }
        return row;
    }

    /** Scores row by row. */
    double[] singly(Scorer scorer, int scores) {
        double[] all = new double[rows.length * scores];
        double[] one = new double[scores];
        for (int row = 0; row < rows.length; row++) {
            scorer.score(rows[row], one);
            System.arraycopy(one, 0, all, row * scores, scores);
        }
        return all;
    }

    Batch batch() {
        List<Field> fields = IntStream.range(0, FEATURES)
                .mapToObj(i -> new Field("f" + i, ColumnType.FLOAT64))
                .toList();
        return Batch.of(
                new RowType(fields),
                IntStream.range(0, FEATURES).mapToObj(this::column).toList());
    }

    private DoubleColumn column(int feature) {
        return DoubleColumn.of(IntStream.range(0, rows.length)
                .mapToDouble(row -> rows[row][feature])
                .toArray());
    }
}
