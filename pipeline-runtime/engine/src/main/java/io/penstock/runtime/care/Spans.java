package io.penstock.runtime.care;

import java.math.BigInteger;
import java.util.Comparator;

/** The order of spans: by number, and those that are none before all others. */
final class Spans {

    static final Comparator<String> ORDER =
            Comparator.comparing(Spans::isNumber).thenComparing(Spans::number).thenComparing(Comparator.naturalOrder());

    private Spans() {}

    private static boolean isNumber(String span) {
        return span.matches("-?\\d{1,18}");
    }

    private static BigInteger number(String span) {
        return isNumber(span) ? new BigInteger(span) : BigInteger.ZERO;
    }
}
