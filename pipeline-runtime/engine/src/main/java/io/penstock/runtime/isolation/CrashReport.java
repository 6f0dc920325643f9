package io.penstock.runtime.isolation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What HotSpot writes down when it crashes. */
final class CrashReport {

    private static final String FRAME = "# Problematic frame:";

    private CrashReport() {}

    /** Returns the signal or error, and where it came. */
    static String summary(List<String> report) {
        Stream<String> what = report.stream()
                .filter(line -> line.matches("#  \\S.*"))
                .limit(1)
                .map(CrashReport::text);
        Stream<String> where = IntStream.range(1, report.size())
                .filter(i -> report.get(i - 1).equals(FRAME))
                .mapToObj(i -> "in " + text(report.get(i)));
        return Stream.concat(what, where).collect(Collectors.joining(", "));
    }

    private static String text(String line) {
        return line.substring(1).strip();
    }
}
