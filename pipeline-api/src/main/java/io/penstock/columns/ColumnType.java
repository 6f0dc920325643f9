package io.penstock.columns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.penstock.errors.DataException;
import java.util.List;

/**
 * What the values of a column are. Any value may be missing, whatever the type.
 *
 * <p>Every type has a short text form, {@link #text()}, which {@link #parse} reads and JSON uses: {@code int64},
 * {@code decimal(12,2)}, {@code list(float32)[28,28]}.
 */
public sealed interface ColumnType {

    /** 64-bit signed integers. */
    ColumnType INT64 = Primitive.INT64;

    /** IEEE 754 double precision. */
    ColumnType FLOAT64 = Primitive.FLOAT64;

    /** IEEE 754 single precision. */
    ColumnType FLOAT32 = Primitive.FLOAT32;

    /** True or false. */
    ColumnType BOOLEAN = Primitive.BOOLEAN;

    /** Instants: microseconds since 1970-01-01T00:00:00Z. */
    ColumnType TIMESTAMP = Primitive.TIMESTAMP;

    /** Calendar days: days since 1970-01-01, 32 bits. */
    ColumnType DATE = Primitive.DATE;

    /** Unicode text, held as UTF-8. */
    ColumnType TEXT = Primitive.TEXT;

    /** Byte strings. */
    ColumnType BINARY = Primitive.BINARY;

    /** Returns the short text form. */
    @JsonValue
    String text();

    /**
     * Reads the short text form.
     *
     * @throws DataException if the text is not a type
     */
    @JsonCreator
    static ColumnType parse(String text) {
        return new ColumnTypeParser(text).parse();
    }

    /** Returns lists of a type, of any length. */
    static ColumnType listOf(ColumnType element) {
        return new ListOf(element, List.of());
    }

    /** The types without parameters. */
    enum Primitive implements ColumnType {
        /** 64-bit signed integers. */
        INT64("int64"),
        /** IEEE 754 double precision. */
        FLOAT64("float64"),
        /** IEEE 754 single precision. */
        FLOAT32("float32"),
        /** True or false. */
        BOOLEAN("boolean"),
        /** Instants: microseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP("timestamp"),
        /** Calendar days: days since 1970-01-01, 32 bits. */
        DATE("date"),
        /** Unicode text, held as UTF-8. */
        TEXT("text"),
        /** Byte strings. */
        BINARY("binary");

        private final String text;

        Primitive(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Exact decimal numbers: an integer of at most {@code precision} digits, divided by {@code 10^scale}.
     *
     * @param precision number of decimal digits, 1 to 38
     * @param scale digits after the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements ColumnType {

        /** Checks the ranges. */
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new DataException("There is no 'decimal(%d,%d)'. Precision is 1 to 38 and scale 0 to precision."
                        .formatted(precision, scale));
            }
        }

        @Override
        public String text() {
            return "decimal(" + precision + "," + scale + ")";
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * Lists of values of one type, nested at most twice.
     *
     * @param element the type of the elements
     * @param shape extents of the array that each list holds in row-major order, all at least 1; empty if lists may have
     *     any length. An RGB image of 28 x 28 has the shape 28, 28, 3
     */
    record ListOf(ColumnType element, List<Integer> shape) implements ColumnType {

        /** Checks the depth and the shape. */
        public ListOf {
            shape = List.copyOf(shape);
            if (element instanceof ListOf inner && inner.element() instanceof ListOf) {
                throw new DataException(
                        "'list(%s)' is nested three times. Lists nest at most twice.".formatted(element));
            }
            if (shape.stream().anyMatch(extent -> extent < 1)) {
                throw new DataException("Shape '%s' of a list has an extent below 1.".formatted(shape));
            }
            if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > 1 << 28) {
                throw new DataException("Shape '%s' of a list has more than 2^28 elements a row.".formatted(shape));
            }
        }

        /** Returns the length that every list has, or -1 if lengths are free. */
        public int fixedLength() {
            return shape.isEmpty() ? -1 : shape.stream().reduce(1, (a, b) -> a * b);
        }

        @Override
        public String text() {
            String lists = "list(" + element.text() + ")";
            return shape.isEmpty() ? lists : lists + shape.toString().replace(" ", "");
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
