package io.penstock.djl.internal.model;

import io.penstock.model.Feature;
import java.util.List;
import java.util.stream.IntStream;

/** Which features of a row are numbers and which categories, and where each vocabulary begins in one table of all of them. */
public final class TableLayout {

    private final int slots;
    private final int[] numbers;
    private final int[] categories;
    private final int[] firsts;
    private final int size;

    /** Lays the features of a signature out. */
    public TableLayout(List<Feature> features) {
        slots = features.size();
        numbers = IntStream.range(0, slots)
                .filter(i -> features.get(i) instanceof Feature.Numeric)
                .toArray();
        categories = IntStream.range(0, slots)
                .filter(i -> features.get(i) instanceof Feature.Categorical)
                .toArray();
        firsts = new int[categories.length];
        int next = 0;
        for (int i = 0; i < categories.length; i++) {
            firsts[i] = next + 1;
            next += ((Feature.Categorical) features.get(categories[i]))
                            .vocabulary()
                            .size()
                    + 1;
        }
        size = next;
    }

    /** Returns how many numbers a row has. */
    public int numbers() {
        return numbers.length;
    }

    /** Returns how many categories a row has. */
    public int categories() {
        return categories.length;
    }

    /** Returns the number of rows of the table: a row for each category of each feature, and for none of them. */
    public int tableRows() {
        return size;
    }

    /** Returns where in a row of features a number stands. */
    public int number(int index) {
        return numbers[index];
    }

    /** Returns the row of the table for a feature's category in a row of features. */
    public int tableRow(double[] features, int index) {
        return firsts[index] + (int) features[categories[index]];
    }

    /** Returns which features are numbers. */
    public boolean[] areNumbers() {
        boolean[] all = new boolean[slots];
        for (int number : numbers) {
            all[number] = true;
        }
        return all;
    }

    void copyNumbers(float[] rows, float[] into) {
        int at = 0;
        for (int start = 0; at < into.length; start += slots) {
            for (int number : numbers) {
                into[at++] = rows[start + number];
            }
        }
    }

    void copyCategories(float[] rows, long[] into) {
        int at = 0;
        for (int start = 0; at < into.length; start += slots) {
            for (int i = 0; i < categories.length; i++) {
                into[at++] = firsts[i] + (long) rows[start + categories[i]];
            }
        }
    }
}
