package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value of one type looks like in a text. Its schema accepts what it reads, and nothing else. */
public interface Form {

    /** Reads a value; null if it is not of this form, which is then among the problems of the reading. */
    @Nullable
    Object read(Spot spot, Reading reading);

    /**
     * Returns the JSON Schema of this form.
     *
     * @param standard the value whose parts stand in for those that are not given; null if there is none
     */
    ObjectNode schema(@Nullable Object standard, Schemas schemas);

    /** Returns the value of a component of this form that is neither given nor has a default; empty if it must be given. */
    default Optional<Object> whenAbsent() {
        return Optional.empty();
    }

    /** Returns how a default is shown, given its JSON; empty if it is not. */
    default Optional<JsonNode> shown(JsonNode standard) {
        return Optional.of(standard);
    }
}
