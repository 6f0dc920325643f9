package io.penstock.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads numbers from ASCII, as the CSV typing defines them. Not thread-safe.
 *
 * <p>An integer is an optional minus and digits, within 64 bits, without leading zeros: {@code 007}, {@code +7} and {@code
 * 12345678901234567890} are text, so that no identifier loses digits. A float is such digits with a fraction or an exponent, or
 * an integer, or {@code NaN}, {@code Infinity} or {@code Inf} in any case. Floats are read as the nearest double.
 */
final class NumberReader {

    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT_INTEGERS = 1L << 53;
    private static final int MAX_LONG_DIGITS = 19;

    private boolean read;

    /** Returns whether the last text was a number of the type asked for. */
    boolean wasRead() {
        return read;
    }

    /** Returns the narrowest type of a text that is not empty. */
    CellType typeOf(byte[] text, int from, int to) {
        readLong(text, from, to);
        if (read) {
            return CellType.INT64;
        }
        readDouble(text, from, to);
        return read ? CellType.FLOAT64 : CellType.TEXT;
    }

    /** Returns an integer, or anything if {@link #wasRead} is false afterwards. */
    long readLong(byte[] text, int from, int to) {
        int at = text[from] == '-' ? from + 1 : from;
        int digits = to - at;
        read = digits > 0 && digits <= MAX_LONG_DIGITS && (text[at] != '0' || digits == 1);
        long value = 0;
        for (; read && at < to; at++) {
            int digit = text[at] - '0';
            read = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        return text[from] == '-' ? negative(value) : positive(value);
    }

    /** Returns a double, or anything if {@link #wasRead} is false afterwards. */
    double readDouble(byte[] text, int from, int to) {
        int at = text[from] == '-' ? from + 1 : from;
        int start = at;
        long mantissa = 0;
        while (at < to && isDigit(text[at])) {
            mantissa = mantissa * 10 + text[at++] - '0';
        }
        int whole = at - start;
        if (at == to) {
            return wholeNumber(text, from, to);
        }
        int point = at;
        if (text[at] == '.') {
            at++;
            while (at < to && isDigit(text[at])) {
                mantissa = mantissa * 10 + text[at++] - '0';
            }
        }
        int fraction = Math.max(0, at - point - 1);
        read = whole + fraction > 0 && (whole <= 1 || text[start] != '0');
        if (at == to && whole + fraction < MAX_LONG_DIGITS && mantissa <= EXACT_INTEGERS && fraction < POWERS.length) {
            // Both are exact, so that the quotient is the nearest double (Clinger, PLDI 1990).
            double value = mantissa / POWERS[fraction];
            return text[from] == '-' ? -value : value;
        }
        return read ? general(text, from, to, at) : special(text, from, to);
    }

    private double wholeNumber(byte[] text, int from, int to) {
        long value = readLong(text, from, to);
        return value == 0 && text[from] == '-' ? -0.0 : value;
    }

    private double general(byte[] text, int from, int to, int end) {
        read = end == to || isExponent(text, end, to);
        return read ? Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1)) : 0;
    }

    private double special(byte[] text, int from, int to) {
        boolean minus = text[from] == '-';
        String word =
                new String(text, from, Math.min(to - from, 10), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String unsigned = minus ? word.substring(1) : word;
        read = unsigned.equals("infinity") || unsigned.equals("inf") || word.equals("nan");
        return word.equals("nan") ? Double.NaN : minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private long positive(long value) {
        read &= value >= 0;
        return value;
    }

    private long negative(long value) {
        read &= value >= 0 || value == Long.MIN_VALUE;
        return -value;
    }

    private static boolean isExponent(byte[] text, int from, int to) {
        if (text[from] != 'e' && text[from] != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        int digits = at;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at == to && at > digits;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
