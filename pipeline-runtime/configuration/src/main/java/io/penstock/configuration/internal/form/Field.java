package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record.
 *
 * @param accessor reads it, and names it
 * @param form of its values
 */
record Field(Method accessor, Form form) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Field of(RecordComponent component, Form form) {
        return new Field(Recipe.opened(component.getAccessor()), form);
    }

    String name() {
        return accessor.getName();
    }

    /** Returns its value in a record; null if there is no record. */
    @Nullable
    Object of(@Nullable Object record) {
        try {
            return record == null ? null : accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new DefinitionException("Accessor '%s' fails: %s.".formatted(accessor, e));
        }
    }

    /** Returns its value in a record as a schema shows it; empty if there is no record, or nothing to show. */
    Optional<JsonNode> shown(@Nullable Object record) {
        Object value = of(record);
        return value == null ? Optional.empty() : form.shown(json(value));
    }

    private JsonNode json(Object value) {
        try {
            return JSON.readTree(CanonicalJson.write(value, accessor.getGenericReturnType()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Canonical JSON cannot be read.", e);
        }
    }
}
