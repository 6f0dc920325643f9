package io.penstock.columns.arrow;

import com.google.flatbuffers.Table;
import io.penstock.columns.ColumnType;
import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/** Finds the columns that an Arrow schema describes, and refuses by name what we do not hold. */
final class SchemaReader {

    /** More columns than this in a file whose footer is smaller are damage. */
    private static final int LEAST_BYTES_PER_COLUMN = 16;

    private final ArrowSource source;

    SchemaReader(ArrowSource source) {
        this.source = source;
    }

    List<StoredColumn> read(Schema schema, int footerBytes) {
        int count = schema.fieldsLength();
        source.check(
                count > 0 && count <= footerBytes / LEAST_BYTES_PER_COLUMN, "it claims %d columns".formatted(count));
        if (schema.endianness() != Endianness.Little) {
            throw source.unsupported("big-endian numbers");
        }
        List<StoredColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(column(schema.fields(i)));
        }
        return columns;
    }

    private StoredColumn column(Field stored) {
        String name = stored.name() == null ? "" : stored.name();
        ColumnType type = type(name, stored, 0);
        DictionaryEncoding encoding = stored.dictionary();
        io.penstock.columns.Field field = new io.penstock.columns.Field(name, type);
        if (encoding == null) {
            return new StoredColumn(field, -1, 0);
        }
        if (type != ColumnType.TEXT) {
            throw refused(name, "a dictionary of " + type);
        }
        return new StoredColumn(field, encoding.id(), codeBytes(name, encoding));
    }

    private int codeBytes(String name, DictionaryEncoding encoding) {
        Int index = encoding.indexType();
        source.check(encoding.id() >= 0, "a dictionary has a negative id");
        if (index == null) {
            return Integer.BYTES;
        }
        if (!index.isSigned() || !List.of(8, 16, 32).contains(index.bitWidth())) {
            throw refused(name, "dictionary codes of " + integer(index));
        }
        return index.bitWidth() / Byte.SIZE;
    }

    private ColumnType type(String name, Field stored, int depth) {
        return switch (stored.typeType()) {
            case Type.Int -> int64(name, typed(stored, new Int()));
            case Type.FloatingPoint -> floating(name, typed(stored, new FloatingPoint()));
            case Type.Bool -> ColumnType.BOOLEAN;
            case Type.Utf8 -> ColumnType.TEXT;
            case Type.Binary -> ColumnType.BINARY;
            case Type.Timestamp -> timestamp(name, typed(stored, new Timestamp()));
            case Type.Date -> date(name, typed(stored, new Date()));
            case Type.Decimal -> decimal(name, typed(stored, new Decimal()));
            case Type.List -> list(name, stored, depth);
            default -> throw refused(name, "the Arrow type " + typeName(stored.typeType()));
        };
    }

    private ColumnType int64(String name, Int type) {
        if (type.bitWidth() != Long.SIZE || !type.isSigned()) {
            throw refused(name, integer(type));
        }
        return ColumnType.INT64;
    }

    private ColumnType floating(String name, FloatingPoint type) {
        return switch (type.precision()) {
            case Precision.DOUBLE -> ColumnType.FLOAT64;
            case Precision.SINGLE -> ColumnType.FLOAT32;
            default -> throw refused(name, "half-precision numbers");
        };
    }

    private ColumnType timestamp(String name, Timestamp type) {
        if (type.unit() != TimeUnit.MICROSECOND) {
            throw refused(name, "timestamps that are not microseconds");
        }
        return ColumnType.TIMESTAMP;
    }

    private ColumnType date(String name, Date type) {
        if (type.unit() != DateUnit.DAY) {
            throw refused(name, "dates in milliseconds");
        }
        return ColumnType.DATE;
    }

    private ColumnType decimal(String name, Decimal type) {
        if (type.bitWidth() != 128) {
            throw refused(name, "decimals of %d bits".formatted(type.bitWidth()));
        }
        return new ColumnType.Decimal(type.precision(), type.scale());
    }

    private ColumnType list(String name, Field stored, int depth) {
        source.check(stored.childrenLength() == 1, "list column '%s' has not one child".formatted(name));
        Field child = stored.children(0);
        if (depth == 2) {
            throw refused(name, "lists nested three times");
        }
        if (child.dictionary() != null) {
            throw refused(name, "lists of dictionary codes");
        }
        return new ColumnType.ListOf(type(name, child, depth + 1), shape(stored));
    }

    private List<Integer> shape(Field stored) {
        for (int i = 0; i < stored.customMetadataLength(); i++) {
            String value = stored.customMetadata(i).value();
            if (Frame.SHAPE_KEY.equals(stored.customMetadata(i).key())) {
                source.check(value != null, "a shape is empty");
                return Stream.of(value.split(",", -1)).map(Integer::valueOf).toList();
            }
        }
        return List.of();
    }

    private <T extends Table> T typed(Field stored, T type) {
        source.check(stored.type(type) != null, "a column has no type");
        return type;
    }

    private DataException refused(String name, String what) {
        return source.unsupported("%s in column '%s'".formatted(what, name));
    }

    private static String integer(Int type) {
        return "%s %d-bit integers".formatted(type.isSigned() ? "signed" : "unsigned", type.bitWidth());
    }

    private static String typeName(byte code) {
        return code >= 0 && code < Type.names.length ? Type.name(code) : String.valueOf(code);
    }
}
