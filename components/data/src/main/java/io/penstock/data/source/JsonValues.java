package io.penstock.data.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON arrays as lists of texts, numbers, truth values and lists. */
final class JsonValues {

    private static final int DEEPEST = 3;

    /** Buffers are not kept in the host's threads. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private JsonValues() {}

    /** Returns the elements of an array, numbers as decimals, or nothing if the text is none. */
    static Optional<List<@Nullable Object>> readList(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            Optional<List<@Nullable Object>> list = array ? list(parser, 1) : Optional.empty();
            return list.filter(read -> parser.currentToken() == JsonToken.END_ARRAY && isAtEnd(parser));
        } catch (IOException e) {
            return Optional.empty();
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
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            return depth < DEEPEST ? list(parser, depth + 1) : Optional.empty();
        }
        if (token == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Optional.of(parser.getDecimalValue());
        }
        boolean truth = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return truth ? Optional.of(token == JsonToken.VALUE_TRUE) : Optional.empty();
    }

    private static boolean isAtEnd(JsonParser parser) {
        try {
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
