package io.penstock.parquet;

import io.penstock.columns.ColumnType;
import io.penstock.columns.RowType;
import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The schemas that columns are written with. */
final class ParquetSchemas {

    private static final int INT32_DIGITS = 9;
    private static final int INT64_DIGITS = 18;

    private ParquetSchemas() {}

    static MessageType of(RowType type) {
        return new MessageType(
                "row",
                type.fields().stream()
                        .map(field -> optional(field.name(), field.type()))
                        .toList());
    }

    private static Type optional(String name, ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return Types.optionalGroup()
                    .as(LogicalTypeAnnotation.listType())
                    .addField(Types.repeatedGroup()
                            .addField(optional("element", list.element()))
                            .named("list"))
                    .named(name);
        }
        return type instanceof ColumnType.Decimal decimal
                ? decimal(name, decimal)
                : primitive(name, (ColumnType.Primitive) type);
    }

    private static Type primitive(String name, ColumnType.Primitive type) {
        return switch (type) {
            case INT64 -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case FLOAT64 -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case FLOAT32 -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case TIMESTAMP ->
                annotated(name, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
            case DATE -> annotated(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
            case TEXT -> annotated(name, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
            case BINARY -> Types.optional(PrimitiveTypeName.BINARY).named(name);
        };
    }

    private static Type annotated(String name, PrimitiveTypeName primitive, LogicalTypeAnnotation logical) {
        return Types.optional(primitive).as(logical).named(name);
    }

    private static Type decimal(String name, ColumnType.Decimal type) {
        LogicalTypeAnnotation logical = LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
        if (isInt64(type)) {
            return annotated(name, isInt32(type) ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64, logical);
        }
        return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .length(bytes(type.precision()))
                .as(logical)
                .named(name);
    }

    static boolean isInt32(ColumnType.Decimal type) {
        return type.precision() <= INT32_DIGITS;
    }

    static boolean isInt64(ColumnType.Decimal type) {
        return type.precision() <= INT64_DIGITS;
    }

    /** Returns how many bytes integers of so many digits take, with their sign. */
    static int bytes(int digits) {
        return BigInteger.TEN.pow(digits).bitLength() / Byte.SIZE + 1;
    }
}
