package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of maps.
 *
 * @param key of a key, which is a text or an enum
 * @param value of a value
 */
record MapForm(Form key, Form value) implements Form {

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (!(reading.expanded(spot.tree()) instanceof Tree.Mapping mapping)) {
            return reading.refuse(
                    spot, Reading.described(spot.tree()) + ", but a mapping is expected. Write {key: value}.");
        }
        int before = reading.problems().count();
        Map<Object, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> add(name, entry, values, spot, reading));
        return reading.problems().count() > before ? null : Collections.unmodifiableMap(values);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        ObjectNode schema = Schemas.type("object");
        schema.set("propertyNames", key.schema(null, schemas));
        return schema.set("additionalProperties", value.schema(null, schemas));
    }

    @Override
    public Optional<Object> whenAbsent() {
        return Optional.of(Map.of());
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return standard.isEmpty() ? Optional.of(standard) : Schemas.shown(standard, value);
    }

    private void add(String name, Tree.Entry entry, Map<Object, Object> into, Spot spot, Reading reading) {
        Tree word = new Tree.Scalar(Tree.Kind.WORD, name, entry.key());
        Object read = key.read(spot.child(name, word, null), reading);
        Object its = value.read(spot.child(name, entry.value(), null), reading);
        if (read != null && its != null) {
            into.put(read, its);
        }
    }
}
