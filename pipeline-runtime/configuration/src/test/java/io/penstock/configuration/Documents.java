package io.penstock.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Documents for {@link Parameters.Everything}: good values for each component, some of them exchanged, left out or added. */
final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> GOOD = new TreeMap<>(Map.ofEntries(
            Map.entry("flag", List.of("true", "false")),
            Map.entry("small", List.of("-128", "7")),
            Map.entry("shorter", List.of("300", "-1")),
            Map.entry("number", List.of("70000", "0")),
            Map.entry("large", List.of("9007199254740993", "1")),
            Map.entry("narrow", List.of("1.5", "'NaN'")),
            Map.entry("wide", List.of("1e-3", "5", "'-Infinity'")),
            Map.entry("letter", List.of("'x'")),
            Map.entry("text", List.of("'some text'", "''", "'$x {y}'")),
            Map.entry("exact", List.of("0.10", "12345678901234567890")),
            Map.entry("loss", List.of("'HINGE'", "'SQUARED'")),
            Map.entry("path", List.of("'a/b.csv'")),
            Map.entry("uri", List.of("'relative'")),
            Map.entry("duration", List.of("'90s'", "'PT1H30M'", "'P2DT0.5S'", "'-PT5M'")),
            Map.entry("instant", List.of("'2025-03-01T12:00:00Z'")),
            Map.entry("date", List.of("'2025-03-01'")),
            Map.entry("trainer", List.of("{'epochs': 1}", "{'rate': 0.5, 'epochs': 2}")),
            Map.entry("rates", List.of("[]", "[1, 2.5]")),
            Map.entry("names", List.of("[]", "['a', 'b']")),
            Map.entry("weights", List.of("{}", "{'a': 1, 'b c': 2}")),
            Map.entry("byLoss", List.of("{}", "{'HINGE': {'epochs': 1}}")),
            Map.entry("comment", List.of("null", "'yes'")),
            Map.entry("limit", List.of("null", "3")),
            Map.entry("input", List.of("'in.csv'", "{'path': 'in.csv'}")),
            Map.entry("output", List.of("'out'", "{'path': 'out'}")),
            Map.entry("password", List.of("'${env:TOKEN}'", "{'reference': 'env:TOKEN'}")),
            Map.entry(
                    "shape",
                    List.of(
                            "'POINT'",
                            "['io.penstock.configuration.Parameters$Stroke', 'LINE']",
                            "{'@type': 'Box', 'width': 1, 'height': 2}",
                            "{'@type': 'io.penstock.configuration.Parameters$Circle', 'radius': 1}",
                            "{'@type': 'Group', 'shapes': ['LINE', {'@type': 'Group', 'shapes': []}]}"))));

    /** Beside all good values, which are wrong for most other components. */
    private static final List<String> ODD = List.of(
            "3000000000",
            "1e400",
            "2.0",
            "99999999999999999999",
            "{'epochs': '1'}",
            "{'epochs': 1, 'rates': 1}",
            "{'rate': 1}",
            "['a', 'a']",
            "[null]",
            "{'a': 'x'}",
            "{'NONE': {'epochs': 1}}",
            "'${env:TOKEN} and more'",
            "'${file:x'",
            "'env:TOKEN'",
            "{'reference': 'hunter2'}",
            "{'path': 5}",
            "{'path': 'a', 'size': 5}",
            "{'@type': 'Circle'}",
            "{'@type': 'Circle', 'radius': 'wide'}",
            "{'@type': 'Circel', 'radius': 1}",
            "{'@type': 5}",
            "{'radius': 1}",
            "['io.penstock.configuration.Parameters$Stroke', 'POINT', 'LINE']",
            "['POINT', 'LINE']",
            "{'@type': 'Group', 'shapes': [{'@type': 'Box', 'width': 1}]}",
            "'P'",
            "'PT'",
            "'5 m'",
            "'2025-3-1'",
            "'2025-03-01 12:00'",
            "'xy'");

    private final Random random;
    private final List<JsonNode> strange = new ArrayList<>();

    Documents(long seed) {
        random = new Random(seed);
        GOOD.values().forEach(values -> values.forEach(value -> strange.add(json(value))));
        ODD.forEach(value -> strange.add(json(value)));
    }

    ObjectNode next() {
        ObjectNode document = JSON.createObjectNode();
        GOOD.forEach((name, values) -> document.set(name, json(any(values))));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            change(document, any(List.copyOf(GOOD.keySet())));
        }
        return document;
    }

    private void change(ObjectNode document, String name) {
        switch (random.nextInt(10)) {
            case 0 -> document.remove(name);
            case 1 -> document.set(name + "s", any(strange));
            default -> document.set(name, any(strange));
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
