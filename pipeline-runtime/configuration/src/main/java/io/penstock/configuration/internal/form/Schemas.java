package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The definitions of one schema, and the words that schemas are made of. Confined to a thread. */
public final class Schemas {

    /** A regular expression for a reference to a variable or a file, which only secrets are. */
    static final String REFERENCE = "\\$\\{(env|file):";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<Form, String> names = new HashMap<>();
    private final ObjectNode definitions = NODES.objectNode();

    /** Returns all definitions that were referred to. */
    public ObjectNode definitions() {
        return definitions;
    }

    /** Refers to the schema of a form, which may hold itself; it is defined at the first reference. */
    ObjectNode reference(Form form, String name, Supplier<ObjectNode> schema) {
        if (!names.containsKey(form)) {
            String free = definitions.has(name) ? name + names.size() : name;
            names.put(form, free);
            definitions.putNull(free);
            definitions.set(free, schema.get());
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + names.get(form));
    }

    static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    /** A text in which nothing is looked up. */
    static ObjectNode text() {
        ObjectNode schema = type("string");
        schema.putObject("not").put("pattern", REFERENCE);
        return schema;
    }

    static ObjectNode oneOf(String... words) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode values = schema.putArray("enum");
        for (String word : words) {
            values.add(word);
        }
        return schema;
    }

    static ObjectNode anyOf(ObjectNode... schemas) {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("anyOf").addAll(List.of(schemas));
        return schema;
    }

    /** A default of several values is shown if each of them is. */
    static Optional<JsonNode> shown(JsonNode values, Form form) {
        boolean all = StreamSupport.stream(values.spliterator(), false)
                .allMatch(value -> form.shown(value).filter(value::equals).isPresent());
        return all ? Optional.of(values) : Optional.empty();
    }
}
