package io.penstock.configuration;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** Validators of JSON Schema 2020-12 that we did not write; formats count. */
final class Validators {

    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Validators() {}

    static JsonSchema of(Class<? extends Record> type) {
        return factory().getSchema(ParameterSchema.of(type), STRICT);
    }

    static JsonSchema ofSchemas() {
        return factory().getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);
    }

    private static JsonSchemaFactory factory() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    }
}
