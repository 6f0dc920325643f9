package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a record with one component that may be given by that component alone.
 *
 * @param alone the component
 * @param record the whole, as canonical JSON has it
 */
record EitherForm(ScalarForm alone, RecordForm record) implements Form {

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        return spot.tree() instanceof Tree.Mapping ? record.read(spot, reading) : alone.read(spot, reading);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        return Schemas.anyOf(alone.schema(null, schemas), record.schema(standard, schemas));
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return Optional.of(standard.elements().next());
    }
}
