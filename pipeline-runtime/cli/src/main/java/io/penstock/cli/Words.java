package io.penstock.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes as people read them. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int KIBI = 1024;

    private Words() {}

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    static String time(Duration took) {
        double seconds = took.toNanos() / 1e9;
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        return seconds < 60
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    static String bytes(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double size = bytes;
        String units = " KMGTP";
        int unit = 0;
        while (size >= KIBI && unit < units.length() - 1) {
            size /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", size, units.charAt(unit));
    }
}
