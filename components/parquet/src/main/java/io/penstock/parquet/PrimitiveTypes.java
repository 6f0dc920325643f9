package io.penstock.parquet;

import io.penstock.columns.ColumnType;
import io.penstock.errors.DataException;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The column types of Parquet's primitive types. */
final class PrimitiveTypes {

    private static final int MOST_DIGITS = 38;

    private PrimitiveTypes() {}

    static ColumnType of(String column, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal(column, decimal);
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case FLOAT -> ColumnType.FLOAT32;
            case DOUBLE -> ColumnType.FLOAT64;
            case INT96 -> ColumnType.TIMESTAMP;
            case INT32 -> logical instanceof DateLogicalTypeAnnotation ? ColumnType.DATE : ColumnType.INT64;
            case INT64 -> logical instanceof TimestampLogicalTypeAnnotation ? ColumnType.TIMESTAMP : ColumnType.INT64;
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    static boolean isText(@Nullable LogicalTypeAnnotation logical) {
        return logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
    }

    static DataException unreadable(String column, String what) {
        return new DataException("Column '%s' is a Parquet '%s', which no column type holds. Give types without it."
                .formatted(column, what));
    }

    private static ColumnType bytes(@Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof Float16LogicalTypeAnnotation) {
            return ColumnType.FLOAT32;
        }
        return isText(logical) || logical instanceof UUIDLogicalTypeAnnotation ? ColumnType.TEXT : ColumnType.BINARY;
    }

    private static ColumnType decimal(String column, DecimalLogicalTypeAnnotation decimal) {
        int precision = decimal.getPrecision();
        if (precision < 1 || precision > MOST_DIGITS || decimal.getScale() < 0 || decimal.getScale() > precision) {
            throw unreadable(column, decimal.toString());
        }
        return new ColumnType.Decimal(precision, decimal.getScale());
    }
}
