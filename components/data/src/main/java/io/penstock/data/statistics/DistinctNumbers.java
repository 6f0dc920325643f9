package io.penstock.data.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct numbers there are, each given as an integer that stands for it: exactly while there are at most so many, then
 * an estimate. Which of the two it is depends on the set of numbers alone, not on order or grouping. Not thread-safe.
 */
final class DistinctNumbers {

    /** The largest number of integers held for a column. */
    static final int LIMIT = 100_000;

    /** Tables with more columns hold no more integers than have buckets. */
    private static final int COLUMNS_WITH_LIMIT = 32;

    /** Tables with more columns hold none, and estimate nothing. */
    private static final int COLUMNS_WITH_ESTIMATES = 512;

    private static final int FIRST_SLOTS = 1 << 13;

    /** Open addressing with linear probing; 0 marks an empty slot. */
    private long[] slots = new long[FIRST_SLOTS];

    private final int most;

    private boolean zeroSeen;
    private int size;
    private @Nullable DistinctRegisters registers;

    /**
     * Makes an empty set.
     *
     * @param most how many are held at most
     */
    DistinctNumbers(int most) {
        this.most = most;
    }

    /** Returns how many distinct numbers are counted exactly in each column of a table, so that memory stays small; 0 if none are. */
    static int mostHeld(int columns) {
        if (columns > COLUMNS_WITH_ESTIMATES) {
            return 0;
        }
        return columns > COLUMNS_WITH_LIMIT ? ValueBuckets.LIMIT : LIMIT;
    }

    void add(long number) {
        if (registers != null) {
            registers.add(hash(number));
        } else {
            hold(number);
        }
    }

    /** Adds what another saw, which stays as it is. */
    void merge(DistinctNumbers other) {
        if (other.registers != null) {
            estimated().merge(other.registers);
            return;
        }
        if (other.zeroSeen) {
            add(0);
        }
        for (long number : other.slots) {
            if (number != 0) {
                add(number);
            }
        }
    }

    boolean isExact() {
        return registers == null;
    }

    /** Returns the number of distinct numbers, estimated unless exact. */
    long count() {
        return registers == null ? size : registers.estimate();
    }

    /** Writes the numbers in their order, each by how far it is from the one before. */
    void encode(DataOutput out) throws IOException {
        out.writeBoolean(isExact());
        if (registers != null) {
            registers.encode(out);
            return;
        }
        Varints.write(out, size);
        long before = 0;
        for (long number : sorted()) {
            Varints.write(out, number - before);
            before = number;
        }
    }

    static DistinctNumbers decode(DataInput in, int most) throws IOException {
        DistinctNumbers decoded = new DistinctNumbers(most);
        if (!in.readBoolean()) {
            decoded.registers = DistinctRegisters.decode(in);
            return decoded;
        }
        int size = Varints.readSize(in, most);
        long number = 0;
        for (int i = 0; i < size; i++) {
            number += Varints.read(in);
            decoded.add(number);
        }
        return decoded;
    }

    private long[] sorted() {
        long[] numbers = new long[size];
        int n = zeroSeen ? 1 : 0;
        for (long number : slots) {
            if (number != 0) {
                numbers[n++] = number;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    private void hold(long number) {
        if (number == 0) {
            size += zeroSeen ? 0 : 1;
            zeroSeen = true;
        } else {
            int at = find(number);
            size += slots[at] == 0 ? 1 : 0;
            slots[at] = number;
        }
        if (size > most) {
            estimated();
        } else if (size > slots.length / 2) {
            grow();
        }
    }

    /** Returns where a number is, or the empty slot where it belongs. */
    private int find(long number) {
        int mask = slots.length - 1;
        int at = (int) hash(number) & mask;
        while (slots[at] != 0 && slots[at] != number) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long number : before) {
            if (number != 0) {
                slots[find(number)] = number;
            }
        }
    }

    /** Gives up holding numbers. */
    private DistinctRegisters estimated() {
        DistinctRegisters known = registers;
        if (known == null) {
            known = new DistinctRegisters();
            for (long number : sorted()) {
                known.add(hash(number));
            }
            registers = known;
            slots = new long[0];
            size = 0;
        }
        return known;
    }

    /** Spreads bits: the finalizer of SplittableRandom, variant 13 of Stafford's (Steele, Lea, Flood, OOPSLA 2014). */
    private static long hash(long number) {
        long z = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
