package io.penstock.tribuo.internal.fitted;

import io.penstock.errors.DataException;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rows of a nearest neighbour model, each with its weight and its answers, which are averaged over the nearest ones. File:
 * the numbers of neighbours, rows, slots and answers as ints; then of each row the slots, the answers and the weight as doubles.
 */
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
        Path file = directory.resolve(FILE);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(neighbours);
            out.writeInt(points.length);
            out.writeInt(points[0].length);
            out.writeInt(answers[0].length);
            for (int row = 0; row < points.length; row++) {
                write(points[row], out);
                write(answers[row], out);
                out.writeDouble(weights[row]);
            }
        }
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads a file that {@link #write} wrote. */
    public static Neighbours read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int neighbours = in.readInt();
            int rows = in.readInt();
            int slots = in.readInt();
            int outputs = in.readInt();
            long bytes = 16 + 8L * rows * (slots + outputs + 1L);
            if (rows < 1 || bytes != Files.size(file)) {
                throw new DataException(damaged(file));
            }
            double[][] points = new double[rows][slots];
            double[][] answers = new double[rows][outputs];
            double[] weights = new double[rows];
            for (int row = 0; row < rows; row++) {
                read(in, points[row]);
                read(in, answers[row]);
                weights[row] = in.readDouble();
            }
            return new Neighbours(neighbours, points, answers, weights);
        } catch (EOFException e) {
            throw new DataException(damaged(file), e);
        }
    }

    private static void read(DataInputStream in, double[] into) throws IOException {
        for (int i = 0; i < into.length; i++) {
            into[i] = in.readDouble();
        }
    }

    private static String damaged(Path file) {
        return "'%s' does not have the size that it tells. Restore it or train the model again.".formatted(file);
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
