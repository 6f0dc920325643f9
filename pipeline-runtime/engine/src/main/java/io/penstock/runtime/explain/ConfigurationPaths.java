package io.penstock.runtime.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Lays a configuration out flat: each plain value of its JSON by its path, such as {@code estimator.cuts[0]}. */
final class ConfigurationPaths {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values = new TreeMap<>();
    private final JsonParser parser;

    private ConfigurationPaths(JsonParser parser) {
        this.parser = parser;
    }

    /** Returns the values, each as its JSON says it. */
    static Map<String, String> of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            ConfigurationPaths paths = new ConfigurationPaths(parser);
            paths.value("", parser.nextToken());
            return paths.values;
        } catch (IOException e) {
            throw new DataException("A configuration that was kept is not JSON: '%s'.".formatted(json), e);
        }
    }

    private void value(String path, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> values.put(path, '"' + parser.getText() + '"');
            default -> values.put(path, parser.getText());
        }
    }

    private void object(String path) throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            values.put(path, "{}");
        }
        while (name != null) {
            value(child(path, name), parser.nextToken());
            name = parser.nextFieldName();
        }
    }

    private void array(String path) throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value("%s[%d]".formatted(path, index++), token);
        }
        if (index == 0) {
            values.put(path, "[]");
        }
    }

    private static String child(String path, String name) {
        if (!name.matches("[\\w@$-]+")) {
            return "%s['%s']".formatted(path, name);
        }
        return path.isEmpty() ? name : path + "." + name;
    }
}
