package io.penstock.evaluation.tally;

import io.penstock.errors.DataException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How many rows of each class were taken for each class. Not thread-safe. */
public final class ConfusionCounts {

    private static final byte VERSION = 1;

    private final int classes;
    private final long[] cells;

    ConfusionCounts(int classes) {
        this.classes = classes;
        this.cells = new long[classes * classes];
    }

    /** Returns how many rows of a class were taken for another, or for itself. */
    public long count(int actual, int predicted) {
        return cells[actual * classes + predicted];
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns the number of rows. */
    public long rows() {
        long rows = 0;
        for (long cell : cells) {
            rows += cell;
        }
        return rows;
    }

    /** Returns the number of rows of a class. */
    public long actual(int index) {
        long rows = 0;
        for (int other = 0; other < classes; other++) {
            rows += count(index, other);
        }
        return rows;
    }

    /** Returns the number of rows that were taken for a class. */
    public long predicted(int index) {
        long rows = 0;
        for (int other = 0; other < classes; other++) {
            rows += count(other, index);
        }
        return rows;
    }

    /** Returns the number of rows that were taken for what they are. */
    public long correct() {
        long rows = 0;
        for (int index = 0; index < classes; index++) {
            rows += count(index, index);
        }
        return rows;
    }

    /** Returns the counts, a list for each actual class. */
    public List<List<Long>> toLists() {
        List<List<Long>> lists = new ArrayList<>();
        for (int actual = 0; actual < classes; actual++) {
            List<Long> line = new ArrayList<>();
            for (int predicted = 0; predicted < classes; predicted++) {
                line.add(count(actual, predicted));
            }
            lists.add(List.copyOf(line));
        }
        return List.copyOf(lists);
    }

    void add(int actual, int predicted) {
        cells[actual * classes + predicted]++;
    }

    void merge(ConfusionCounts other) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(5 + 8 * cells.length).put(VERSION).putInt(classes);
        for (long cell : cells) {
            out.putLong(cell);
        }
        return out.array();
    }

    static ConfusionCounts decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 5 || in.get() != VERSION || 8L * in.getInt(1) * in.getInt(1) != bytes.length - 5) {
            throw new DataException(
                    "%d bytes are not a confusion matrix of version %d.".formatted(bytes.length, VERSION));
        }
        ConfusionCounts counts = new ConfusionCounts(in.getInt());
        for (int i = 0; i < counts.cells.length; i++) {
            counts.cells[i] = in.getLong();
        }
        return counts;
    }
}
