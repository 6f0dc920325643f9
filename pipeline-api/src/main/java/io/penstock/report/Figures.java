package io.penstock.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

    private static final String UNKNOWN = "–";
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    /** Returns a number with four significant digits, {@code 0.9513}, {@code 12.1}, {@code 15,002}, {@code 1.2E-7}. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return count((long) value);
        }
        return brief(new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros());
    }

    /** Returns a number with a fixed count of decimals, {@code 0.950}. */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? grouped(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN))
                : number(value);
    }

    /** Returns a whole number with separators, {@code 15,002}. */
    public static String count(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    /** Returns a count with its noun, {@code 1 row}, {@code 15,002 rows}. */
    public static String counted(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** Returns a share as per cent: {@code 33 %}, {@code 0.4 %}, {@code < 0.1 %}. */
    public static String percent(double share) {
        double hundredths = share * 100;
        if (hundredths > 0 && hundredths < 0.1) {
            return "< 0.1 %";
        }
        if (hundredths > 99.9 && hundredths < 100) {
            return "> 99.9 %";
        }
        boolean fine = hundredths != 0 && Math.abs(hundredths) < 9.95 || Math.abs(hundredths) > 99 && hundredths != 100;
        return fixed(hundredths, fine ? 1 : 0) + " %";
    }

    /** Returns a time span: {@code 3 ms}, {@code 0.41 s}, {@code 2.8 s}, {@code 3 min 20 s}. */
    public static String duration(Duration span) {
        double seconds = span.toNanos() / 1e9;
        if (seconds < 0.0995) {
            return fixed(seconds * 1000, 0) + " ms";
        }
        if (seconds < 59.95) {
            return fixed(seconds, seconds < 0.995 ? 2 : 1) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
    }

    /** Returns a size in decimal units: {@code 812 B}, {@code 0.9 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return fixed(value, value < 99.95 ? 1 : 0) + " " + BYTE_UNITS[unit];
    }

    private static String brief(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent < -4 || exponent > 11 ? value.toString() : grouped(value);
    }

    private static String grouped(BigDecimal value) {
        String plain = value.toPlainString();
        int start = plain.startsWith("-") ? 1 : 0;
        int dot = plain.indexOf('.');
        StringBuilder out = new StringBuilder(plain);
        for (int at = (dot < 0 ? plain.length() : dot) - 3; at > start; at -= 3) {
            out.insert(at, ',');
        }
        return out.toString();
    }
}
