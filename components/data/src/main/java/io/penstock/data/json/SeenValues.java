package io.penstock.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.columns.ColumnType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The kind of values seen so far.
 *
 * @param kind of the innermost values
 * @param depth how many lists stand around them, or {@link #UNKNOWN} if none was seen
 * @param leastDepth how many lists there are at least, since empty ones were seen
 * @param where a line that showed the depth, for messages
 */
record SeenValues(Kind kind, int depth, int leastDepth, Where where) {

    /** A line of a file. */
    record Where(Path file, long line) {

        @Override
        public String toString() {
            return "line %d of '%s'".formatted(line, file);
        }
    }

    static final int UNKNOWN = -1;

    private static final int DEEPEST = 2;

    /** Kinds of single values. */
    enum Kind {
        NOTHING(ColumnType.INT64),
        INTEGER(ColumnType.INT64),
        REAL(ColumnType.FLOAT64),
        BOOLEAN(ColumnType.BOOLEAN),
        TEXT(ColumnType.TEXT);

        private final ColumnType type;

        Kind(ColumnType type) {
            this.type = type;
        }

        Kind or(Kind other) {
            if (this == other || other == NOTHING) {
                return this;
            }
            if (this == NOTHING) {
                return other;
            }
            return isNumber() && other.isNumber() ? REAL : TEXT;
        }

        private boolean isNumber() {
            return this == INTEGER || this == REAL;
        }
    }

    /** Returns the kind of the value that a parser stands at, and goes to its end. */
    static SeenValues at(JsonParser parser, Path file, long line, String name) throws IOException {
        return at(parser, 0, new Where(file, line), name);
    }

    /** Returns the kind of these values and others. */
    SeenValues and(SeenValues other, String name) {
        if (depth != UNKNOWN && other.depth != UNKNOWN && depth != other.depth) {
            throw conflict(name, this, other);
        }
        Kind both = kind.or(other.kind);
        if (both == kind && (depth != UNKNOWN || other.depth == UNKNOWN) && leastDepth >= other.leastDepth) {
            return this;
        }
        SeenValues known = depth != UNKNOWN ? this : other;
        return new SeenValues(both, known.depth, Math.max(leastDepth, other.leastDepth), known.where);
    }

    /** Returns whether there was no value but missing ones. */
    boolean isNothing() {
        return depth == UNKNOWN && leastDepth == 0;
    }

    ColumnType type(String name) {
        if (depth != UNKNOWN && leastDepth > depth) {
            throw new DataException(
                    "Column '%s' holds single values at %s and lists elsewhere. Give types, and let the others be set aside."
                            .formatted(name, where));
        }
        ColumnType type = kind.type;
        for (int i = 0; i < Math.max(depth, leastDepth); i++) {
            type = ColumnType.listOf(type);
        }
        return type;
    }

    private static SeenValues at(JsonParser parser, int depth, Where where, String name) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> array(parser, depth, where, name);
            case START_OBJECT ->
                throw new DataException(
                        "Column '%s' holds a list of objects at %s, which no column type can. Give types without it."
                                .formatted(name, where));
            case VALUE_NULL -> new SeenValues(Kind.NOTHING, UNKNOWN, depth, where);
            default -> new SeenValues(kind(parser), depth, depth, where);
        };
    }

    private static SeenValues array(JsonParser parser, int depth, Where where, String name) throws IOException {
        if (depth == DEEPEST) {
            throw new DataException(
                    "Column '%s' holds lists nested three times at %s; two are possible. Give types without it."
                            .formatted(name, where));
        }
        SeenValues seen = new SeenValues(Kind.NOTHING, UNKNOWN, depth + 1, where);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            seen = seen.and(at(parser, depth + 1, where, name), name);
        }
        return seen;
    }

    private static Kind kind(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Kind.TEXT : Kind.INTEGER;
            case VALUE_NUMBER_FLOAT -> Double.isFinite(parser.getDoubleValue()) ? Kind.REAL : Kind.TEXT;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }

    private static DataException conflict(String name, SeenValues one, SeenValues other) {
        return new DataException(
                "Column '%s' holds %s at %s and %s at %s. Give types with withTypes, and rows of the other kind are set aside."
                        .formatted(name, one.shape(), one.where, other.shape(), other.where));
    }

    private String shape() {
        return switch (depth) {
            case 0 -> "single values";
            case 1 -> "lists";
            default -> "lists of lists";
        };
    }
}
