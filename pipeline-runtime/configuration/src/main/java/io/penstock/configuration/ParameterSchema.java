package io.penstock.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.form.Forms;
import io.penstock.configuration.internal.form.Schemas;

/**
 * The JSON Schema (draft 2020-12) of a parameter record: it accepts what {@link ParameterReader} accepts, except for what only
 * a constructor, a calendar, the environment or the class path knows.
 */
public final class ParameterSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private ParameterSchema() {}

    /**
     * Returns the schema of a record class as indented JSON.
     *
     * @throws io.penstock.errors.DefinitionException if the record holds a type that no text can give
     */
    public static String of(Class<? extends Record> type) {
        Schemas schemas = new Schemas();
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DIALECT)
                .put("title", type.getSimpleName())
                .setAll(Forms.of(type).body(null, schemas));
        if (!schemas.definitions().isEmpty()) {
            schema.set("$defs", schemas.definitions());
        }
        return schema.toPrettyString();
    }
}
