package io.penstock.trees.boosting;

import io.penstock.model.ProblemType;
import io.penstock.model.rows.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of a split that a library gets, with labels, weights and queries. All of them in their order; but for ranking query by
 * query, and only those that weigh something: in a query that a row is part of, it would change what the others learn.
 */
public final class KeptRows {

    private final TrainingRows rows;
    private final int width;
    private final int[] kept;
    private final int[] places;
    private final double[] labels;
    private final double[] weights;
    private final int[] queries;

    private KeptRows(TrainingRows rows, int width, int[] kept, double[] labels, double[] weights, int[] queries) {
        this.rows = rows;
        this.width = width;
        this.kept = kept;
        this.places = places(rows.size(), kept);
        this.labels = labels;
        this.weights = weights;
        this.queries = queries;
    }

    /**
     * Reads labels and weights.
     *
     * @throws io.penstock.errors.DataException if they cannot be learned from
     */
    public static KeptRows of(TrainingRows rows, ProblemType problem) {
        double[] labels = rows.labels();
        double[] weights = rows.weighted() ? rows.weights() : new double[0];
        if (problem instanceof ProblemType.Ranking) {
            return ranked(rows, labels, weights);
        }
        int[] all = IntStream.range(0, rows.size()).toArray();
        return new KeptRows(rows, problem.labels().size(), all, labels, weights, new int[0]);
    }

    private static KeptRows ranked(TrainingRows rows, double[] labels, double[] weights) {
        Map<Double, List<Integer>> queries = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (weights.length == 0 || weights[row] > 0) {
                queries.computeIfAbsent(labels[2 * row + 1], query -> new ArrayList<>())
                        .add(row);
            }
        }
        int[] kept = queries.values().stream()
                .flatMap(List::stream)
                .mapToInt(row -> row)
                .toArray();
        int[] sizes = queries.values().stream().mapToInt(List::size).toArray();
        return new KeptRows(rows, 2, kept, labels, weights, sizes);
    }

    private static int[] places(int rows, int[] kept) {
        int[] places = new int[rows];
        Arrays.fill(places, -1);
        for (int place = 0; place < kept.length; place++) {
            places[kept[place]] = place;
        }
        return places;
    }

    /** Returns the rows with their features, those that are left out too. */
    public TrainingRows all() {
        return rows;
    }

    /** Returns how many rows are kept. */
    public int size() {
        return kept.length;
    }

    /** Returns the place of a row among those that are kept, or -1. */
    public int place(int row) {
        return places[row];
    }

    /** Returns a label of each kept row: the first of the problem's, or another. */
    public float[] labels(int which) {
        float[] column = new float[kept.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) labels[kept[i] * width + which];
        }
        return column;
    }

    /** Returns the weight of each kept row; nothing if all weigh the same. */
    public float[] weights() {
        float[] column = new float[weights.length == 0 ? 0 : kept.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) weights[kept[i]];
        }
        return column;
    }

    /** Returns how many kept rows each query has, in their order; nothing if there are no queries. */
    public int[] queries() {
        return queries.clone();
    }

    /** Returns the mean weight of each query's rows; nothing if all weigh the same. */
    public float[] weightsOfQueries() {
        float[] rowWeights = weights();
        float[] means = new float[rowWeights.length == 0 ? 0 : queries.length];
        int from = 0;
        for (int query = 0; query < means.length; query++) {
            double sum = 0;
            for (int i = 0; i < queries[query]; i++) {
                sum += rowWeights[from++];
            }
            means[query] = (float) (sum / queries[query]);
        }
        return means;
    }
}
