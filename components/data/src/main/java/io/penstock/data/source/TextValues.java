package io.penstock.data.source;

import io.penstock.columns.ColumnType;
import io.penstock.data.internal.JsonLists;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The written forms of values. */
final class TextValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    /** A longer number is refused, since reading it takes the square of its digits. */
    private static final int MOST_DIGITS = 1_000;

    private TextValues() {}

    /** Returns a value that a text stands for, not yet one of the type, or nothing. */
    static Optional<? extends Object> read(String text, ColumnType type) {
        if (type instanceof ColumnType.ListOf) {
            return JsonLists.read(text);
        }
        if (type instanceof ColumnType.Decimal) {
            return number(text);
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64 -> number(text);
            case FLOAT64, FLOAT32 -> real(text);
            case BOOLEAN -> truth(text);
            case TIMESTAMP -> Times.readInstant(text);
            case DATE -> Times.readDate(text);
            case BINARY -> bytes(text);
            case TEXT -> Optional.of(text);
        };
    }

    /** Returns the one text that stands for a value, or nothing if there are several. */
    static Optional<String> write(Object value) {
        if (value instanceof CharSequence text) {
            return Optional.of(text.toString()).filter(TextValues::isWellFormed);
        }
        if (value instanceof byte[] bytes) {
            return decoded(bytes);
        }
        if (value.equals(-0.0)) {
            return Optional.of("-0.0"); // the one number of a JSON list that comes as a double
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal)
                    .filter(number -> Math.abs((long) number.scale()) <= MOST_DIGITS)
                    .map(BigDecimal::toPlainString);
        }
        boolean unique = value instanceof Boolean
                || value instanceof Character
                || value instanceof BigInteger
                || value instanceof LocalDate
                || value instanceof Instant;
        return unique
                ? Optional.of(value.toString())
                : Numbers.integer(value).filter(n -> !isReal(value)).map(Object::toString);
    }

    private static boolean isReal(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static Optional<BigDecimal> number(String text) {
        boolean plain = text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches();
        return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Double> real(String text) {
        Optional<Double> word = Optional.ofNullable(
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "nan" -> Double.NaN;
                    case "infinity", "inf" -> Double.POSITIVE_INFINITY;
                    case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
                    default -> null;
                });
        boolean plain = text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches();
        return plain ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite) : word;
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns whether there is no half of a surrogate pair. */
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
