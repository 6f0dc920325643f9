package io.penstock.data.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON arrays as lists of texts, numbers, truth values and lists. */
public final class JsonLists {

    private static final int DEEPEST = 2;

    /** Buffers are not kept in the host's threads. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private JsonLists() {}

    /** Returns the elements of an array, numbers exactly, or nothing if the text is none. */
    public static Optional<List<@Nullable Object>> read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            Optional<List<@Nullable Object>> list =
                    parser.nextToken() == JsonToken.START_ARRAY ? read(parser) : Optional.empty();
            return list.isPresent() && parser.nextToken() == null ? list : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the elements of the array that a parser stands at, or nothing if it holds objects or is too deep. */
    public static Optional<List<@Nullable Object>> read(JsonParser parser) throws IOException {
        return list(parser, 1);
    }

    /** Returns the number that a parser stands at, exactly; its text if its exponent is beyond all numbers. */
    public static Object number(JsonParser parser) throws IOException {
        boolean small = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return small ? (Object) parser.getLongValue() : decimal(parser);
    }

    private static Object decimal(JsonParser parser) throws IOException {
        try {
            BigDecimal value = parser.getDecimalValue();
            return value.signum() == 0 && parser.getText().startsWith("-") ? (Object) (-0.0) : value;
        } catch (NumberFormatException e) { // says that the exponent is too large
            return parser.getText();
        }
    }

    private static Optional<List<@Nullable Object>> list(JsonParser parser, int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                elements.add(null);
            } else {
                Optional<?> element = element(parser, depth);
                if (element.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(element.get());
            }
        }
        return Optional.of(elements);
    }

    private static Optional<?> element(JsonParser parser, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> depth < DEEPEST ? list(parser, depth + 1) : Optional.empty();
            case VALUE_STRING -> Optional.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(parser));
            case VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getBooleanValue());
            default -> Optional.empty();
        };
    }
}
