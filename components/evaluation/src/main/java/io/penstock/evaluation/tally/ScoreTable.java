package io.penstock.evaluation.tally;

import io.penstock.errors.DataException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many positive and negative rows have each score: all that ranking metrics need.
 *
 * <p>Exact up to a bound of distinct scores. Beyond it, scores lose as many of their low mantissa bits as it takes to come
 * down to the bound. That number, the <em>level</em>, is the least one under which the set of all scores fits: adding rows
 * only ever needs a higher one, so that it depends on the set alone and any order of adding and merging gives the same table.
 *
 * <p>An open-addressing hash table; scores are doubles in [0, 1]. Not thread-safe.
 */
public final class ScoreTable {

    private static final byte VERSION = 1;
    private static final int SMALLEST = 64;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L; // 2^64 divided by the golden ratio: Knuth, volume 3, 6.4

    private final int distinctAtMost;
    private int level;
    private int distinct;
    private long[] keys = new long[SMALLEST]; // the bits of a score plus one, 0 for a free slot
    private long[] positives = new long[SMALLEST];
    private long[] negatives = new long[SMALLEST];

    /**
     * Begins an empty table.
     *
     * @param distinctAtMost how many distinct scores it may hold, at least 2
     */
    public ScoreTable(int distinctAtMost) {
        if (distinctAtMost < 2) {
            throw new IllegalArgumentException("A table of %d scores ranks nothing.".formatted(distinctAtMost));
        }
        this.distinctAtMost = distinctAtMost;
    }

    /** Adds a row. */
    public void add(double score, boolean positive) {
        add(score, positive ? 1 : 0, positive ? 0 : 1);
    }

    /**
     * Adds rows of one score.
     *
     * @param score from 0 to 1
     */
    public void add(double score, long positive, long negative) {
        if (!(score >= 0 && score <= 1)) {
            throw new DataException("'%s' is not a probability. Scores are from 0 to 1.".formatted(score));
        }
        addBits(Double.doubleToRawLongBits(score + 0.0), positive, negative); // + 0.0 makes -0.0 positive
    }

    /** Adds the rows of a table with the same bound, which stays as it is. */
    public void merge(ScoreTable other) {
        if (other.distinctAtMost != distinctAtMost) {
            throw new IllegalArgumentException(
                    "Tables of %d and %d scores do not merge.".formatted(distinctAtMost, other.distinctAtMost));
        }
        if (other.level > level) {
            coarsen(other.level);
        }
        for (int slot = 0; slot < other.keys.length; slot++) {
            if (other.keys[slot] != 0) {
                addBits(other.keys[slot] - 1, other.positives[slot], other.negatives[slot]);
            }
        }
    }

    /** Returns the number of distinct scores that it holds. */
    public int distinct() {
        return distinct;
    }

    /** Returns how many low mantissa bits of the 52 were dropped: 0 if every score is exact. */
    public int level() {
        return level;
    }

    /** Returns the rows in the order of their scores. */
    public RankedScores ranked() {
        long[] order = sortedBits();
        double[] scores = new double[order.length];
        long[] positive = new long[order.length];
        long[] negative = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            int slot = slotOf(order[i]);
            scores[i] = Double.longBitsToDouble(order[i]);
            positive[i] = positives[slot];
            negative[i] = negatives[slot];
        }
        return new RankedScores(scores, positive, negative, level);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(10 + 24 * distinct).put(VERSION).putInt(distinctAtMost);
        out.put((byte) level).putInt(distinct);
        for (long bits : sortedBits()) {
            int slot = slotOf(bits);
            out.putLong(bits).putLong(positives[slot]).putLong(negatives[slot]);
        }
        return out.array();
    }

    static ScoreTable decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 10 || in.get() != VERSION || (bytes.length - 10) % 24 != 0) {
            throw new DataException("%d bytes are not a score table of version %d.".formatted(bytes.length, VERSION));
        }
        ScoreTable table = new ScoreTable(in.getInt());
        table.level = in.get();
        for (int rows = in.getInt(); rows > 0; rows--) {
            table.addBits(in.getLong(), in.getLong(), in.getLong());
        }
        return table;
    }

    private void addBits(long exact, long positive, long negative) {
        long bits = exact & -1L << level;
        int slot = slotOf(bits);
        positives[slot] += positive;
        negatives[slot] += negative;
        if (keys[slot] == 0) {
            keys[slot] = bits + 1;
            distinct++;
            makeRoom();
        }
    }

    private void makeRoom() {
        while (distinct > distinctAtMost) {
            coarsen(level + 1);
        }
        if (distinct > keys.length / 2) {
            rebuild(keys.length * 2);
        }
    }

    private void coarsen(int to) {
        level = to;
        rebuild(keys.length);
    }

    private void rebuild(int slots) {
        long[] oldKeys = keys;
        long[] oldPositives = positives;
        long[] oldNegatives = negatives;
        keys = new long[slots];
        positives = new long[slots];
        negatives = new long[slots];
        distinct = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                place(oldKeys[i] - 1, oldPositives[i], oldNegatives[i]);
            }
        }
    }

    private void place(long exact, long positive, long negative) {
        long bits = exact & -1L << level;
        int slot = slotOf(bits);
        distinct += keys[slot] == 0 ? 1 : 0;
        keys[slot] = bits + 1;
        positives[slot] += positive;
        negatives[slot] += negative;
    }

    /** Returns where a score is, or the free slot where it belongs. */
    private int slotOf(long bits) {
        int mask = keys.length - 1;
        int slot = (int) (bits * SPREAD >>> 40) & mask;
        while (keys[slot] != 0 && keys[slot] != bits + 1) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The bits of doubles that are not negative sort as the doubles do. */
    private long[] sortedBits() {
        return Arrays.stream(keys)
                .filter(key -> key != 0)
                .map(key -> key - 1)
                .sorted()
                .toArray();
    }
}
