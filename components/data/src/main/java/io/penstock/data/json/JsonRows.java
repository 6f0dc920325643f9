package io.penstock.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.columns.ColumnBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.internal.JsonLists;
import io.penstock.data.source.RowBuffer;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import io.penstock.data.source.ValueConverter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one file, of known types. */
final class JsonRows implements RowStream {

    private final JsonLines lines;
    private final LineParser parser = new LineParser();
    private final RowBuffer buffer;
    private final Place root;
    private final List<ValueConverter> converters;

    JsonRows(JsonLines lines, RowType type) {
        this.lines = lines;
        this.buffer = new RowBuffer(type);
        this.root = Place.of(type);
        this.converters = type.fields().stream()
                .map(field -> ValueConverter.to(field.type()))
                .toList();
    }

    @Override
    public RowType type() {
        return buffer.type();
    }

    @Override
    public Optional<Rows> next() throws IOException {
        while (!buffer.isFull() && lines.next()) {
            buffer.begin(lines.number());
            String problem = parser.parse(lines, object -> members(object, root));
            if (problem == null) {
                buffer.end();
            } else {
                buffer.setAside(problem, LineParser.text(lines));
            }
        }
        return buffer.isEmpty() ? Optional.empty() : Optional.of(buffer.take());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable String members(JsonParser object, Place place) throws IOException {
        while (object.nextToken() != JsonToken.END_OBJECT) {
            Place member = place.member(object.currentName());
            JsonToken token = object.nextToken();
            if (member == null) {
                object.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                String problem = token == JsonToken.START_OBJECT ? inner(object, member) : value(object, member);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private @Nullable String inner(JsonParser object, Place place) throws IOException {
        return place.isColumn() && !place.isObject()
                ? "column '%s' has an object".formatted(field(place).name())
                : members(object, place);
    }

    private @Nullable String value(JsonParser parser, Place place) throws IOException {
        if (!place.isColumn()) {
            return "a value in the place of the object '%s'".formatted(parser.currentName());
        }
        if (buffer.hasValue(place.column())) {
            return "column '%s' has two values".formatted(field(place).name());
        }
        ColumnBuilder into = buffer.column(place.column());
        Object value = value(parser, into);
        if (value == null || converters.get(place.column()).append(value, into)) {
            return null;
        }
        return ValueConverter.misfit(field(place), value);
    }

    /** Appends the usual values, and returns what is left to convert. */
    private @Nullable Object value(JsonParser parser, ColumnBuilder into) throws IOException {
        ColumnType type = into.type();
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, into, type);
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_ARRAY -> array(parser);
            default -> parser.getText();
        };
    }

    private static @Nullable Object number(JsonParser parser, ColumnBuilder into, ColumnType type) throws IOException {
        if (type == ColumnType.TEXT) {
            return parser.getText();
        }
        if (type == ColumnType.FLOAT64) {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                into.appendDouble(value);
                return null;
            }
        }
        return JsonLists.number(parser);
    }

    private static Object array(JsonParser parser) throws IOException {
        Optional<List<@Nullable Object>> list = JsonLists.read(parser);
        return list.isPresent() ? list.get() : "an array of objects, or too deep";
    }

    private Field field(Place place) {
        return type().fields().get(place.column());
    }
}
