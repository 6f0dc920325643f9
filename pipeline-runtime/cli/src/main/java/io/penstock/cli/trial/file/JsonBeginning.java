package io.penstock.cli.trial.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** Tells an object or an array of JSON, or a line of them, from a header of CSV such as {@code [x],[c]}. */
final class JsonBeginning {

    /** What is JSON for so long is meant to be. */
    private static final int TOKENS = 30;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // many programs write NaN
            .build();

    private JsonBeginning() {}

    /** Returns whether a text, which may be cut off, begins as JSON does. */
    static boolean is(String text) {
        return (text.startsWith("{") || text.startsWith("[")) && isRead(text);
    }

    private static boolean isRead(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            int tokens = 0;
            while (tokens < TOKENS && parser.nextToken() != null) {
                tokens++;
            }
            return true;
        } catch (JsonEOFException e) {
            return true; // nothing was wrong as far as it goes
        } catch (IOException e) {
            return false;
        }
    }
}
