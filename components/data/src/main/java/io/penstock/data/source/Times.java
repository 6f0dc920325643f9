package io.penstock.data.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Instants and days in their various forms. */
final class Times {

    private static final int NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** ISO 8601 with {@code T} or a blank in the middle, and an offset such as {@code Z}, {@code +02} or {@code +02:00}, or none. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        if (value instanceof ZonedDateTime time) {
            return Optional.of(time.toInstant());
        }
        return value instanceof LocalDateTime time ? Optional.of(time.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }

    /** Returns the microseconds since 1970, unless there is a part of one or they are beyond 64 bits. */
    static Optional<Long> micros(Instant instant) {
        try {
            long seconds = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
            long micros = Math.addExact(seconds, instant.getNano() / NANOS_PER_MICRO);
            return instant.getNano() % NANOS_PER_MICRO == 0 ? Optional.of(micros) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Returns the days since 1970, unless they are beyond 32 bits. */
    static Optional<Long> days(LocalDate date) {
        long days = date.toEpochDay();
        return days == (int) days ? Optional.of(days) : Optional.empty();
    }

    static Optional<Instant> readInstant(String text) {
        try {
            TemporalAccessor read = TIMESTAMP.parse(text);
            ZoneOffset offset = read.query(TemporalQueries.offset());
            LocalDateTime local = LocalDateTime.from(read);
            return Optional.of(local.toInstant(offset == null ? ZoneOffset.UTC : offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> readDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
