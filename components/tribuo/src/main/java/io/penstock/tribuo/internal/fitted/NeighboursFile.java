package io.penstock.tribuo.internal.fitted;

import io.penstock.tribuo.internal.files.FileCheck;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file of {@link Neighbours}: the numbers of neighbours, rows, slots and answers as ints; of each row the slots, the answers
 * and the weight as doubles; an int with the CRC-32C of all before it, which files from before there was one do not have.
 */
final class NeighboursFile {

    private static final int HEAD = 4 * Integer.BYTES;

    private final Path file;
    private final FileCheck check;

    NeighboursFile(Path file) {
        this.file = file;
        this.check = new FileCheck(file);
    }

    void write(Neighbours model) throws IOException {
        CRC32C sum = new CRC32C();
        try (DataOutputStream out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), sum))) {
            out.writeInt(model.neighbours());
            out.writeInt(model.rows());
            out.writeInt(model.point(0).length);
            out.writeInt(model.answer(0).length);
            for (int row = 0; row < model.rows(); row++) {
                write(model.point(row), out);
                write(model.answer(row), out);
                out.writeDouble(model.weight(row));
            }
            out.writeInt((int) sum.getValue());
        }
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    Neighbours read(int slots, int scores) throws IOException {
        CRC32C sum = new CRC32C();
        try (DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
            long bytes = Files.size(file);
            check.that(bytes >= HEAD, "it ends after %d bytes".formatted(bytes));
            int neighbours = in.readInt();
            int rows = in.readInt();
            check.count("numbers in a row", in.readInt(), slots);
            check.count("answers to a row", in.readInt(), scores);
            check.that(
                    neighbours >= 1 && rows >= 1,
                    "it tells of '%d' neighbours and '%d' rows".formatted(neighbours, rows));
            boolean old = checkSize(HEAD + (long) Double.BYTES * rows * (slots + scores + 1L), bytes);
            Neighbours model = read(in, neighbours, new double[rows][slots], new double[rows][scores]);
            check.that(old || (int) sum.getValue() == in.readInt(), FileCheck.WRONG_CHECKSUM);
            return model;
        }
    }

    /** Returns whether the file is from before there was a checksum. */
    private boolean checkSize(long content, long bytes) {
        check.that(
                bytes == content || bytes == content + Integer.BYTES,
                "it has '%d' bytes, and as many rows as it tells of have '%d'"
                        .formatted(bytes, content + Integer.BYTES));
        return bytes == content;
    }

    private Neighbours read(DataInputStream in, int neighbours, double[][] points, double[][] answers)
            throws IOException {
        double[] weights = new double[points.length];
        for (int row = 0; row < weights.length; row++) {
            read(in, points[row]);
            read(in, answers[row]);
            weights[row] = number(in);
            check.that(weights[row] > 0, "row %d weighs '%s'".formatted(row, weights[row]));
        }
        return new Neighbours(neighbours, points, answers, weights);
    }

    private void read(DataInputStream in, double[] into) throws IOException {
        for (int i = 0; i < into.length; i++) {
            into[i] = number(in);
        }
    }

    private double number(DataInputStream in) throws IOException {
        double number = in.readDouble();
        check.that(Double.isFinite(number), "it has '%s', and finite numbers were expected".formatted(number));
        return number;
    }
}
