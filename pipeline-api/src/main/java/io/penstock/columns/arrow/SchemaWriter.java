package io.penstock.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Describes a row type as an Arrow schema. The dictionary of a coded column has the column's position as its id. */
final class SchemaWriter {

    private final FlatBufferBuilder builder;

    SchemaWriter(FlatBufferBuilder builder) {
        this.builder = builder;
    }

    /** Returns the offset of the schema. */
    int write(RowType type, Set<String> coded) {
        int[] fields = new int[type.size()];
        for (int i = 0; i < fields.length; i++) {
            io.penstock.columns.Field field = type.fields().get(i);
            fields[i] = field(field.name(), field.type(), coded.contains(field.name()) ? i : -1);
        }
        int vector = Schema.createFieldsVector(builder, fields);
        return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    }

    private int field(String name, ColumnType type, int dictionaryId) {
        int[] children = {};
        int metadata = 0;
        if (type instanceof ColumnType.ListOf list) {
            children = new int[] {field("item", list.element(), -1)};
            metadata = list.shape().isEmpty() ? 0 : shape(list.shape());
        }
        int childVector = Field.createChildrenVector(builder, children);
        int text = builder.createString(name);
        int dictionary = dictionaryId < 0 ? 0 : dictionary(dictionaryId);
        int table = type(type);
        return Field.createField(builder, text, true, typeCode(type), table, dictionary, childVector, metadata);
    }

    private int shape(List<Integer> shape) {
        int key = builder.createString(Frame.SHAPE_KEY);
        int value = builder.createString(shape.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return Field.createCustomMetadataVector(builder, new int[] {KeyValue.createKeyValue(builder, key, value)});
    }

    private int dictionary(int id) {
        int index = Int.createInt(builder, Integer.SIZE, true);
        return DictionaryEncoding.createDictionaryEncoding(builder, id, index, false, DictionaryKind.DenseArray);
    }

    private int type(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return Decimal.createDecimal(builder, decimal.precision(), decimal.scale(), 128);
        }
        if (type instanceof ColumnType.ListOf) {
            org.apache.arrow.flatbuf.List.startList(builder);
            return org.apache.arrow.flatbuf.List.endList(builder);
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64 -> Int.createInt(builder, Long.SIZE, true);
            case FLOAT64 -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            case FLOAT32 -> FloatingPoint.createFloatingPoint(builder, Precision.SINGLE);
            case TIMESTAMP -> Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, builder.createString("UTC"));
            case DATE -> Date.createDate(builder, DateUnit.DAY);
            case BOOLEAN, TEXT, BINARY -> empty(type);
        };
    }

    private int empty(ColumnType type) {
        if (type == ColumnType.BOOLEAN) {
            Bool.startBool(builder);
            return Bool.endBool(builder);
        }
        if (type == ColumnType.TEXT) {
            Utf8.startUtf8(builder);
            return Utf8.endUtf8(builder);
        }
        Binary.startBinary(builder);
        return Binary.endBinary(builder);
    }

    private static byte typeCode(ColumnType type) {
        if (type instanceof ColumnType.Decimal) {
            return Type.Decimal;
        }
        if (type instanceof ColumnType.ListOf) {
            return Type.List;
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64 -> Type.Int;
            case FLOAT64, FLOAT32 -> Type.FloatingPoint;
            case BOOLEAN -> Type.Bool;
            case TIMESTAMP -> Type.Timestamp;
            case DATE -> Type.Date;
            case TEXT -> Type.Utf8;
            case BINARY -> Type.Binary;
        };
    }
}
