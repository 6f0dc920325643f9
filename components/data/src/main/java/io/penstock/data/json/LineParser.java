package io.penstock.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses lines, each of which holds one object. Used by one thread at a time. */
final class LineParser {

    /** Its buffers go with it, instead of staying in the host's threads. */
    private final JsonFactory json = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.newBoundedPool(1))
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Reads the members of an object whose first brace was parsed, and its last one. */
    interface Reader {

        /** Returns why the object is none that can be used, or null. */
        @Nullable
        String read(JsonParser object) throws IOException;
    }

    /** Reads a line; returns why it cannot be used, or null. */
    @Nullable
    String parse(JsonLines lines, Reader reader) throws IOException {
        if (lines.isTooLong()) {
            return "a line of more than %d bytes".formatted(JsonLines.LONGEST);
        }
        try (JsonParser parser = json.createParser(lines.bytes(), lines.start(), lines.length())) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return "no object but " + (first == null ? "nothing" : first.asString() + " at its beginning");
            }
            String problem = reader.read(parser);
            return problem == null && parser.nextToken() != null ? "more than one object" : problem;
        } catch (JsonProcessingException e) {
            return "no JSON: " + e.getOriginalMessage();
        } catch (CharConversionException e) { // of a line that begins as UTF-16 or UTF-32 would
            return "no UTF-8: " + e.getMessage();
        }
    }

    /** Returns the text of a line, for people. */
    static String text(JsonLines lines) {
        return new String(lines.bytes(), lines.start(), Math.min(lines.length(), 1_000), StandardCharsets.UTF_8);
    }
}
