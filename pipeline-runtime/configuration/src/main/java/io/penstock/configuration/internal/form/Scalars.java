package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The forms of the types that are one value. */
final class Scalars {

    private static final Map<Class<?>, Form> FORMS = new HashMap<>();

    static {
        put(byte.class, Byte.class, Numbers.whole(Byte.MIN_VALUE, Byte.MAX_VALUE, BigInteger::byteValueExact));
        put(short.class, Short.class, Numbers.whole(Short.MIN_VALUE, Short.MAX_VALUE, BigInteger::shortValueExact));
        put(int.class, Integer.class, Numbers.whole(Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValueExact));
        put(long.class, Long.class, Numbers.whole(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValueExact));
        put(double.class, Double.class, Numbers.floating(number -> number, number -> number));
        put(float.class, Float.class, Numbers.floating(n -> (double) n.floatValue(), Double::floatValue));
        put(boolean.class, Boolean.class, booleans());
        put(char.class, Character.class, characters());
        FORMS.put(BigInteger.class, Numbers.whole());
        FORMS.put(BigDecimal.class, Numbers.decimal());
        FORMS.put(String.class, text("a text", Schemas.text(), text -> text));
        FORMS.put(Path.class, path());
        FORMS.put(URI.class, formatted("a URI", "uri-reference", URI::create));
        FORMS.put(Charset.class, text("the name of a charset", Schemas.text(), Charset::forName));
        FORMS.put(Duration.class, text(Durations.EXPECTED, Durations.schema(), Durations::parse));
        FORMS.put(Instant.class, formatted("a time such as '2025-03-01T12:00:00Z'", "date-time", Instant::parse));
        FORMS.put(
                OffsetDateTime.class,
                formatted("a time such as '2025-03-01T12:00:00+01:00'", "date-time", OffsetDateTime::parse));
        FORMS.put(LocalDate.class, formatted("a date such as '2025-03-01'", "date", LocalDate::parse));
        FORMS.put(
                LocalDateTime.class,
                text("a time such as '2025-03-01T12:00:00'", Schemas.text(), LocalDateTime::parse));
        FORMS.put(LocalTime.class, text("a time such as '12:00:00'", Schemas.text(), LocalTime::parse));
        FORMS.put(Period.class, text("a period such as 'P1M'", Schemas.text(), Period::parse));
        FORMS.put(ZoneId.class, text("a time zone such as 'Europe/Berlin'", Schemas.text(), ZoneId::of));
    }

    private Scalars() {}

    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    /** The constants of an enum by their names. */
    static Form constants(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        List<String> names = List.copyOf(byName.keySet());
        return new ScalarForm(
                Set.of(Tree.Kind.values()),
                text -> "one of %s is expected. %s".formatted(String.join(", ", names), Nearest.advice(text, names)),
                scalar -> known(byName, scalar.text()),
                Schemas.oneOf(names.toArray(String[]::new)));
    }

    private static Object known(Map<String, Object> byName, String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(IllegalArgumentException::new);
    }

    /** A path, from the directory of the file that it is written in. */
    static ScalarForm path() {
        return path(path -> path);
    }

    /** What a path leads to. */
    static ScalarForm path(Function<Path, Object> value) {
        return ScalarForm.of(
                Tree.Kind.TEXT,
                "a path",
                scalar -> value.apply(scalar.place().source().resolve(scalar.text())),
                Schemas.text());
    }

    private static ScalarForm text(String expected, ObjectNode schema, Function<String, Object> value) {
        return ScalarForm.of(Tree.Kind.TEXT, expected, scalar -> value.apply(scalar.text()), schema);
    }

    private static ScalarForm formatted(String expected, String format, Function<String, Object> value) {
        return text(expected, Schemas.text().put("format", format), value);
    }

    private static ScalarForm booleans() {
        return ScalarForm.of(
                Tree.Kind.BOOLEAN, "true or false", scalar -> truth(scalar.text()), Schemas.type("boolean"));
    }

    private static Object truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static ScalarForm characters() {
        ObjectNode schema = Schemas.type("string").put("minLength", 1).put("maxLength", 1);
        return text("a single character", schema, text -> {
            if (text.length() != 1) {
                throw new IllegalArgumentException("not one character");
            }
            return text.charAt(0);
        });
    }

    private static void put(Class<?> primitive, Class<?> boxed, Form form) {
        FORMS.put(primitive, form);
        FORMS.put(boxed, form);
    }
}
