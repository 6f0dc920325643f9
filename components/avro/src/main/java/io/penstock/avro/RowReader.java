package io.penstock.avro;

import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.RowBuffer;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.jspecify.annotations.Nullable;

/** Reads records into the columns of a buffer; nested records are columns with a point in their name. */
final class RowReader {

    private final List<Field> columns = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final Predicate<String> wanted;
    private final Node root;

    /** Reads one value of a record, or a record. */
    private interface Node {

        /** Returns a column whose value is none of its type, or null. */
        @Nullable
        Field read(BlockDecoder from, RowBuffer into) throws IOException;
    }

    /**
     * Reads records of a schema.
     *
     * @param wanted which columns are read, by their name
     * @throws DataException if a column has no type, or if the schema is none of records
     */
    RowReader(Schema schema, Predicate<String> wanted) {
        this.wanted = wanted;
        if (schema.getType() != Schema.Type.RECORD) {
            throw new DataException("It holds values of '%s' instead of records. Write records."
                    .formatted(schema.getType().getName()));
        }
        this.root = record("", schema, new ArrayDeque<>());
    }

    /** Returns the columns that are read. */
    RowType type() {
        return new RowType(columns);
    }

    /** Returns the columns that are not. */
    List<String> skipped() {
        return skipped;
    }

    /** Reads a record into a row that began; returns a column whose value is none of its type, or null. */
    @Nullable
    Field read(BlockDecoder from, RowBuffer into) throws IOException {
        return root.read(from, into);
    }

    private Node record(String prefix, Schema schema, Deque<Schema> outer) {
        if (outer.stream().anyMatch(other -> other.getFullName().equals(schema.getFullName()))) {
            throw new DataException("Record '%s' contains itself in '%s', which no columns hold. Write it without."
                    .formatted(schema.getFullName(), prefix));
        }
        outer.push(schema);
        List<Node> nodes = schema.getFields().stream()
                .map(field -> node(prefix + field.name(), field.schema(), outer))
                .toList();
        outer.pop();
        return (from, into) -> readAll(nodes, from, into);
    }

    private static @Nullable Field readAll(List<Node> nodes, BlockDecoder from, RowBuffer into) throws IOException {
        Field misfit = null;
        for (Node node : nodes) {
            Field found = node.read(from, into);
            misfit = misfit == null ? found : misfit;
        }
        return misfit;
    }

    private Node node(String name, Schema schema, Deque<Schema> outer) {
        if (schema.getType() == Schema.Type.RECORD) {
            return record(name + ".", schema, outer);
        }
        if (schema.getType() == Schema.Type.UNION && isOptionalRecord(schema)) {
            return optionalRecord(name, schema, outer);
        }
        if (AvroTypes.isNull(schema) || !wanted.test(name)) {
            checkFinite(name, schema, outer);
            skipped.add(name);
            return (from, into) -> skip(schema, from);
        }
        return column(new Field(name, AvroTypes.of(name, schema)), ValueReaders.of(schema));
    }

    private Node column(Field field, ValueReader reader) {
        int index = columns.size();
        columns.add(field);
        return (from, into) -> reader.read(from, into.column(index)) ? null : field;
    }

    private static @Nullable Field skip(Schema schema, BlockDecoder from) throws IOException {
        GenericDatumReader.skip(schema, from.in());
        return null;
    }

    private static boolean isOptionalRecord(Schema union) {
        List<Schema> values = union.getTypes().stream()
                .filter(type -> !AvroTypes.isNull(type))
                .toList();
        return values.size() == 1 && values.get(0).getType() == Schema.Type.RECORD;
    }

    private Node optionalRecord(String name, Schema union, Deque<Schema> outer) {
        List<Node> branches = union.getTypes().stream()
                .map(type -> AvroTypes.isNull(type) ? (Node) (from, into) -> null : record(name + ".", type, outer))
                .toList();
        return (from, into) -> branches.get(ValueReaders.index(from.in().readIndex(), branches.size()))
                .read(from, into);
    }

    /** Refuses what is skipped to any depth: a damaged file could make it as deep as it is long. */
    private static void checkFinite(String name, Schema schema, Deque<Schema> outer) {
        switch (schema.getType()) {
            case RECORD -> checkRecord(name, schema, outer);
            case ARRAY -> checkFinite(name, schema.getElementType(), outer);
            case MAP -> checkFinite(name, schema.getValueType(), outer);
            case UNION -> schema.getTypes().forEach(type -> checkFinite(name, type, outer));
            default -> {}
        }
    }

    private static void checkRecord(String name, Schema schema, Deque<Schema> outer) {
        if (outer.stream().anyMatch(other -> other.getFullName().equals(schema.getFullName()))) {
            throw new DataException("Column '%s' holds records of '%s' in themselves: %s. Write the file without."
                    .formatted(
                            name,
                            schema.getFullName(),
                            outer.stream().map(Schema::getFullName).collect(Collectors.joining(", "))));
        }
        outer.push(schema);
        schema.getFields().forEach(field -> checkFinite(name, field.schema(), outer));
        outer.pop();
    }
}
