package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of lists and sets.
 *
 * @param inner of an element
 * @param distinct whether it is a set
 */
record ListForm(Form inner, boolean distinct) implements Form {

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (!(reading.expanded(spot.tree()) instanceof Tree.Sequence sequence)) {
            return reading.refuse(
                    spot, Reading.described(spot.tree()) + ", but a list is expected. Write [first, second].");
        }
        int before = reading.problems().count();
        List<Object> elements = elements(sequence, spot, reading);
        return reading.problems().count() > before ? null : distinct ? set(elements) : List.copyOf(elements);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        ObjectNode schema = Schemas.type("array").set("items", inner.schema(null, schemas));
        return distinct ? schema.put("uniqueItems", true) : schema;
    }

    @Override
    public Optional<Object> whenAbsent() {
        return Optional.of(distinct ? Set.of() : List.of());
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return standard.isEmpty() ? Optional.of(standard) : Schemas.shown(standard, inner);
    }

    private List<Object> elements(Tree.Sequence sequence, Spot spot, Reading reading) {
        List<Object> elements = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Tree tree : sequence.elements()) {
            Spot at = spot.element(elements.size(), tree);
            Object element = inner.read(at, reading);
            if (distinct && element != null && !seen.add(element)) {
                reading.refuse(at, "is in the set twice. Keep one.");
            }
            elements.add(element == null ? tree : element);
        }
        return elements;
    }

    private static Set<Object> set(List<Object> elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }
}
