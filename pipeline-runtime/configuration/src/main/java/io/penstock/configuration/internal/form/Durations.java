package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in ISO 8601, or as a number with its unit. */
final class Durations {

    static final String EXPECTED = "a duration such as '90s', '10m' or 'PT1H30M'";

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern ISO = Pattern.compile(
            "[-+]?P(?=[-+0-9T])([-+]?[0-9]+D)?(T(?=[-+0-9])([-+]?[0-9]+H)?([-+]?[0-9]+M)?([-+]?[0-9]+(\\.[0-9]{0,9})?S)?)?");

    private Durations() {}

    static Object parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
        }
        if (!ISO.matcher(text).matches()) {
            throw new IllegalArgumentException("no duration");
        }
        return Duration.parse(text);
    }

    static ObjectNode schema() {
        return Schemas.type("string").put("pattern", "^(%s|%s)$".formatted(SHORT, ISO));
    }
}
