package io.penstock.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.Step;
import io.penstock.StepShape;
import io.penstock.configuration.internal.form.Form;
import io.penstock.configuration.internal.form.Forms;
import io.penstock.configuration.internal.form.Schemas;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

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

    /**
     * Returns the schema of the configuration of a step: of its fields that are no ports. A field that no text can give, since its
     * type is known only by what the step is given, is described by its type's name.
     *
     * @throws io.penstock.errors.DefinitionException if the class is not a step
     */
    public static String ofConfiguration(Class<? extends Step<?>> step) {
        Schemas schemas = new Schemas();
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DIALECT)
                .put("title", step.getSimpleName())
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent field : StepShape.of(step).configuration()) {
            Optional<Form> form = Forms.of(field);
            properties.set(
                    field.getName(),
                    form.map(known -> known.schema(null, schemas)).orElseGet(() -> described(field)));
            if (form.isEmpty() || form.get().whenAbsent().isEmpty()) {
                required.add(field.getName());
            }
        }
        schema.set("required", required);
        schema.put("additionalProperties", false);
        if (!schemas.definitions().isEmpty()) {
            schema.set("$defs", schemas.definitions());
        }
        return schema.toPrettyString();
    }

    private static ObjectNode described(RecordComponent field) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("description", "a " + field.getGenericType().getTypeName());
    }
}
