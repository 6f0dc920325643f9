package io.penstock.avro;

import io.penstock.columns.ColumnType;
import io.penstock.errors.DataException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The column types of Avro's schemas. */
final class AvroTypes {

    private static final Set<String> TIMESTAMPS = Set.of(
            "timestamp-millis",
            "timestamp-micros",
            "timestamp-nanos",
            "local-timestamp-millis",
            "local-timestamp-micros",
            "local-timestamp-nanos");

    private AvroTypes() {}

    /**
     * Returns the type of a column.
     *
     * @throws DataException with the name of the column, if there is none
     */
    static ColumnType of(String column, Schema schema) {
        return switch (schema.getType()) {
            case INT -> logical(schema).equals("date") ? ColumnType.DATE : ColumnType.INT64;
            case LONG -> TIMESTAMPS.contains(logical(schema)) ? ColumnType.TIMESTAMP : ColumnType.INT64;
            case FLOAT -> ColumnType.FLOAT32;
            case DOUBLE -> ColumnType.FLOAT64;
            case BOOLEAN -> ColumnType.BOOLEAN;
            case STRING, ENUM -> ColumnType.TEXT;
            case BYTES, FIXED -> bytes(column, schema);
            case ARRAY -> list(column, schema);
            case UNION -> union(column, schema);
            case RECORD, MAP, NULL -> throw unreadable(column, schema.getType().getName());
        };
    }

    /** Returns the name of a logical type, empty if there is none. */
    static String logical(Schema schema) {
        return schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    }

    static Optional<LogicalTypes.Decimal> decimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? Optional.of(decimal)
                : Optional.empty();
    }

    static boolean isNull(Schema schema) {
        return schema.getType() == Schema.Type.NULL;
    }

    private static ColumnType bytes(String column, Schema schema) {
        if (schema.getType() == Schema.Type.FIXED && schema.getFixedSize() == 0) {
            throw unreadable(column, "fixed of 0 bytes");
        }
        return decimal(schema)
                .<ColumnType>map(decimal -> decimal(column, decimal))
                .orElse(ColumnType.BINARY);
    }

    private static ColumnType decimal(String column, LogicalTypes.Decimal decimal) {
        int precision = decimal.getPrecision();
        if (precision > 38 || decimal.getScale() < 0) {
            throw unreadable(column, "decimal(%d,%d)".formatted(precision, decimal.getScale()));
        }
        return new ColumnType.Decimal(precision, decimal.getScale());
    }

    private static ColumnType list(String column, Schema schema) {
        ColumnType element = of(column, schema.getElementType());
        if (element instanceof ColumnType.ListOf inner && inner.element() instanceof ColumnType.ListOf) {
            throw unreadable(column, "array of arrays of arrays");
        }
        return ColumnType.listOf(element);
    }

    private static ColumnType union(String column, Schema schema) {
        List<ColumnType> types = schema.getTypes().stream()
                .filter(type -> !isNull(type))
                .map(type -> of(column, type))
                .distinct()
                .toList();
        if (types.size() != 1) {
            throw unreadable(
                    column,
                    schema.getTypes().stream()
                            .map(type -> type.getType().getName())
                            .collect(Collectors.joining(", ", "union of ", "")));
        }
        return types.get(0);
    }

    private static DataException unreadable(String column, String what) {
        return new DataException("Column '%s' is an Avro '%s', which no column type holds. Give types without it."
                .formatted(column, what));
    }
}
