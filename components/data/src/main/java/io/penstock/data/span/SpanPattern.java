package io.penstock.data.span;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the relative names of files say of the span and the version that they are of, for example {@code
 * {YYYY}/{MM}/{DD}/trips-*.csv} or {@code span-{SPAN:4}/v{VERSION}/trips.csv}.
 *
 * <ul>
 *   <li>{@code {SPAN}} is the number of the span, {@code {SPAN:w}} one of exactly {@code w} digits; instead, {@code {YYYY}}, {@code
 *       {MM}} and {@code {DD}} together are a date, whose span is the days since 1970-01-01.
 *   <li>{@code {VERSION}} and {@code {VERSION:w}} are its version; without them a span has one.
 *   <li>{@code *} stands for any characters of one name, {@code ?} for one of them, {@code **} for any directories.
 * </ul>
 *
 * <p>The placeholders are those of TFX's ExampleGen ({@code tfx/components/example_gen/utils.py}).
 *
 * @param text the pattern, with {@code /} between directories
 */
public record SpanPattern(@JsonValue String text) {

    private static final Pattern TOKEN =
            Pattern.compile("\\{(SPAN|VERSION|YYYY|MM|DD)(?::(\\d{1,2}))?}|(\\*\\*/?)|(\\*)|(\\?)|([^{*?]+)|(.)");
    private static final int PLACEHOLDER = 1;
    private static final int WIDTH = 2;
    private static final int DIRECTORIES = 3;
    private static final int ANY = 4;
    private static final int ONE = 5;
    private static final int PLAIN = 6;

    /** Checks the placeholders. */
    @JsonCreator
    public SpanPattern {
        Set<String> used = new HashSet<>();
        regex(text, used);
        boolean date = used.contains("YYYY") && used.contains("MM") && used.contains("DD");
        boolean partOfDate = used.contains("YYYY") || used.contains("MM") || used.contains("DD");
        if (used.contains("SPAN") == partOfDate || partOfDate && !date) {
            throw new DefinitionException(
                    "Pattern '%s' must name a span once, by {SPAN} or by {YYYY}, {MM} and {DD}.".formatted(text));
        }
    }

    /**
     * What a name says.
     *
     * @param span the number
     * @param version if the pattern has one
     */
    record Place(long span, OptionalLong version) {}

    /** Returns a reader of names. */
    Names names() {
        Set<String> used = new HashSet<>();
        return new Names(Pattern.compile(regex(text, used)), used);
    }

    /** Reads names by this pattern. */
    final class Names {

        private final Pattern pattern;
        private final Set<String> used;

        private Names(Pattern pattern, Set<String> used) {
            this.pattern = pattern;
            this.used = used;
        }

        /**
         * Returns where a file belongs, if its name matches.
         *
         * @param name relative, with {@code /} between directories
         * @throws DataException if the name matches but its date is none, or its number has more than 18 digits
         */
        Optional<Place> place(String name) {
            Matcher matcher = pattern.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Place(span(matcher), version(matcher)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new DataException(
                        "File '%s' matches '%s' but names no span: %s. Rename it or make the pattern stricter."
                                .formatted(name, text, e.getMessage()),
                        e);
            }
        }

        private long span(Matcher name) {
            return used.contains("SPAN")
                    ? Long.parseLong(name.group("SPAN"))
                    : LocalDate.of(number(name, "YYYY"), number(name, "MM"), number(name, "DD"))
                            .toEpochDay();
        }

        private OptionalLong version(Matcher name) {
            return used.contains("VERSION")
                    ? OptionalLong.of(Long.parseLong(name.group("VERSION")))
                    : OptionalLong.empty();
        }

        private int number(Matcher name, String placeholder) {
            return Integer.parseInt(name.group(placeholder));
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static String regex(String text, Set<String> used) {
        StringBuilder regex = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            regex.append(part(text, token, used));
        }
        return regex.toString();
    }

    private static String part(String text, Matcher token, Set<String> used) {
        if (token.group(PLACEHOLDER) != null) {
            return placeholder(text, token.group(PLACEHOLDER), token.group(WIDTH), used);
        }
        if (token.group(DIRECTORIES) != null) {
            return token.group(DIRECTORIES).endsWith("/") ? "(?:.*/)?" : ".*";
        }
        if (token.group(ANY) != null) {
            return "[^/]*";
        }
        if (token.group(ONE) != null) {
            return "[^/]";
        }
        if (token.group(PLAIN) != null) {
            return Pattern.quote(token.group(PLAIN));
        }
        throw new DefinitionException(
                "Pattern '%s' has a brace that begins no placeholder. There are {SPAN}, {SPAN:w}, {VERSION}, {VERSION:w}, {YYYY}, {MM}, {DD}."
                        .formatted(text));
    }

    private static String placeholder(String text, String name, String width, Set<String> used) {
        if (!used.add(name)) {
            throw new DefinitionException("Pattern '%s' has {%s} twice. Use it once.".formatted(text, name));
        }
        boolean date = !name.equals("SPAN") && !name.equals("VERSION");
        if (date && width != null) {
            throw new DefinitionException(
                    "Pattern '%s' gives {%s} a width, which it has already.".formatted(text, name));
        }
        String digits = date ? String.valueOf(name.length()) : width == null ? "1,18" : width;
        return "(?<%s>[0-9]{%s})".formatted(name, digits);
    }
}
