package io.penstock.data.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bytes that may end a field among eight at a time: every byte is looked at as a part of one number (H. S. Warren, Hacker's
 * Delight, section 6-1). Control characters below {@code 0x0E} are all found, since line ends are among them.
 */
final class Marks {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long LOW = 0x7F * ONES;
    private static final long TO_HIGH_FROM_0E = (0x80 - 0x0E) * ONES;

    private final long delimiters;

    Marks(byte delimiter) {
        this.delimiters = delimiter * ONES;
    }

    /** Returns a number with the highest bit of each byte set that is the delimiter or below {@code 0x0E}. */
    long in(byte[] bytes, int at) {
        long eight = (long) EIGHT.get(bytes, at);
        long other = eight ^ delimiters;
        long ordinary = (eight & LOW) + TO_HIGH_FROM_0E | eight;
        long different = (other & LOW) + LOW | other;
        return ~(ordinary & different) & HIGH;
    }

    /** Returns which of the eight bytes the first mark is. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
