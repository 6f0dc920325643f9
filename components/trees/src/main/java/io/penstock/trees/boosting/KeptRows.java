package io.penstock.trees.boosting;

import io.penstock.errors.DataException;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import io.penstock.model.rows.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of a split that a library gets, with labels, weights and queries. All of them, but for ranking only those that weigh
 * something: in a query that a row is part of, it would change what the others learn.
 */
public final class KeptRows {

    private final TrainingRows rows;
    private final int width;
    private final int[] kept;
    private final double[] labels;
    private final double[] weights;
    private final int[] queries;

    private KeptRows(TrainingRows rows, int width, int[] kept, double[] labels, double[] weights, int[] queries) {
        this.rows = rows;
        this.width = width;
        this.kept = kept;
        this.labels = labels;
        this.weights = weights;
        this.queries = queries;
    }

    /**
     * Reads labels and weights.
     *
     * @throws DataException if they cannot be learned from, or the rows of a query do not follow each other
     */
    public static KeptRows of(TrainingRows rows, ProblemType problem) {
        double[] labels = rows.labels();
        double[] weights = rows.weighted() ? rows.weights() : new double[0];
        int width = problem.labels().size();
        int[] all = IntStream.range(0, rows.size()).toArray();
        if (!(problem instanceof ProblemType.Ranking)) {
            return new KeptRows(rows, width, all, labels, weights, new int[0]);
        }
        int[] kept = weights.length == 0
                ? all
                : Arrays.stream(all).filter(row -> weights[row] > 0).toArray();
        return new KeptRows(rows, width, kept, labels, weights, queries(kept, labels));
    }

    /** Returns the sizes of the queries, which are the second label. */
    private static int[] queries(int[] kept, double[] labels) {
        List<Integer> begins = new ArrayList<>();
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < kept.length; i++) {
            double query = labels[2 * kept[i] + 1];
            if (i == 0 || query != labels[2 * kept[i - 1] + 1]) {
                begins.add(i);
                checkNew(query, seen.add(query), kept[i]);
            }
        }
        begins.add(kept.length);
        return IntStream.range(1, begins.size())
                .map(i -> begins.get(i) - begins.get(i - 1))
                .toArray();
    }

    private static void checkNew(double query, boolean added, int row) {
        if (!added) {
            throw new DataException("Query '%s' begins again in row %d. Sort the rows by column '%s'."
                    .formatted(query, row, Signature.QUERY));
        }
    }

    /** Returns the rows with their features, those that are left out too. */
    public TrainingRows all() {
        return rows;
    }

    /** Returns how many rows are kept. */
    public int size() {
        return kept.length;
    }

    /** Returns the place of a row among those that are kept, or a number below 0. */
    public int place(int row) {
        return kept.length == rows.size() ? row : Arrays.binarySearch(kept, row);
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
