package io.penstock.avro;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The schemas that columns are written with. */
final class AvroSchemas {

    private AvroSchemas() {}

    static Schema of(RowType type) {
        List<Schema.Field> fields =
                type.fields().stream().map(AvroSchemas::field).toList();
        return Schema.createRecord("Row", null, "io.penstock", false, fields);
    }

    private static Schema.Field field(Field column) {
        if (!column.name().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new DataException(
                    "Column '%s' has no name that Avro allows. Rename it: letters, digits and '_', not beginning with a digit."
                            .formatted(column.name()));
        }
        return new Schema.Field(column.name(), nullable(column.type()), null, JsonProperties.NULL_VALUE);
    }

    private static Schema nullable(ColumnType type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema(type));
    }

    private static Schema schema(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return Schema.createArray(nullable(list.element()));
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return LogicalTypes.decimal(decimal.precision(), decimal.scale())
                    .addToSchema(Schema.create(Schema.Type.BYTES));
        }
        return switch ((ColumnType.Primitive) type) {
            case INT64 -> Schema.create(Schema.Type.LONG);
            case FLOAT64 -> Schema.create(Schema.Type.DOUBLE);
            case FLOAT32 -> Schema.create(Schema.Type.FLOAT);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TEXT -> Schema.create(Schema.Type.STRING);
            case BINARY -> Schema.create(Schema.Type.BYTES);
        };
    }
}
