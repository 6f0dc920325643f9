package io.penstock.tribuo.internal.fitted;

import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.nio.file.Path;

/** The rows of a nearest neighbour model, each with its weight and its answers, which are averaged over the nearest ones. */
public final class Neighbours {

    /** The file's name. */
    public static final String FILE = "neighbours.bin";

    private final int neighbours;
    private final double[][] points;
    private final double[][] answers;
    private final double[] weights;

    /**
     * Takes rows.
     *
     * @param neighbours how many of them answer
     * @param points in slots
     * @param answers of each row
     * @param weights of each row, above 0
     */
    public Neighbours(int neighbours, double[][] points, double[][] answers, double[] weights) {
        this.neighbours = neighbours;
        this.points = points;
        this.answers = answers;
        this.weights = weights;
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        new NeighboursFile(directory.resolve(FILE)).write(this);
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param scores how many numbers answer a row
     * @throws io.penstock.errors.DataException if it is damaged or does not fit the model's features and scores
     */
    public static Neighbours read(Path file, Slots slots, int scores) throws IOException {
        return new NeighboursFile(file).read(slots.size(), scores);
    }

    int neighbours() {
        return neighbours;
    }

    int rows() {
        return points.length;
    }

    double[] point(int row) {
        return points[row];
    }

    double[] answer(int row) {
        return answers[row];
    }

    double weight(int row) {
        return weights[row];
    }

    /** Returns what asks the nearest rows. */
    public SlotScorer scorer(Slots slots) {
        return new SlotScorer(slots, answers[0].length, this::score);
    }

    /** Keeps the nearest rows so far in order; of equal distances the first row counts. */
    private void score(double[] row, double[] scores) {
        int size = 0;
        int[] nearest = new int[Math.min(neighbours, points.length)];
        double[] distances = new double[nearest.length];
        for (int other = 0; other < points.length; other++) {
            double distance = SlotScorer.squaredDistance(points[other], row);
            if (size < nearest.length || distance < distances[size - 1]) {
                size = Math.min(size + 1, nearest.length);
                insert(nearest, distances, size, other, distance);
            }
        }
        average(nearest, scores);
    }

    private static void insert(int[] nearest, double[] distances, int size, int row, double distance) {
        int at = size - 1;
        while (at > 0 && distances[at - 1] > distance) {
            nearest[at] = nearest[at - 1];
            distances[at] = distances[at - 1];
            at--;
        }
        nearest[at] = row;
        distances[at] = distance;
    }

    private void average(int[] nearest, double[] scores) {
        double all = 0;
        for (int row : nearest) {
            all += weights[row];
        }
        for (int i = 0; i < answers[0].length; i++) {
            double sum = 0;
            for (int row : nearest) {
                sum += weights[row] * answers[row][i];
            }
            scores[i] = sum / all;
        }
    }
}
