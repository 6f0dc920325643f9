package io.penstock.runtime.care;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.errors.DataException;
import java.io.IOException;

/** Reads the format of a manifest that this version may not know. */
final class Format {

    private Format() {}

    static int of(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isFormat = "format".equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (isFormat) {
                    require(value == JsonToken.VALUE_NUMBER_INT);
                    return parser.getIntValue();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new DataException("its manifest is not readable: " + e.getMessage(), e);
        }
        throw new DataException("its manifest says no format");
    }

    private static void require(boolean held) {
        if (!held) {
            throw new DataException("its manifest says no format");
        }
    }
}
