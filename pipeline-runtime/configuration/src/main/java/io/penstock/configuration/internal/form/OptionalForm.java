package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value that may be left out, or be {@code null}.
 *
 * @param inner of the value
 * @param present wraps it
 * @param absent stands for none
 */
record OptionalForm(Form inner, Function<Object, Object> present, Object absent) implements Form {

    static OptionalForm of(Form inner) {
        return new OptionalForm(inner, Optional::of, Optional.empty());
    }

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (spot.tree() instanceof Tree.Scalar scalar && isNothing(scalar)) {
            return absent;
        }
        Object value = inner.read(spot.with(unwrapped(spot.standard())), reading);
        return value == null ? null : present.apply(value);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        return Schemas.anyOf(inner.schema(unwrapped(standard), schemas), Schemas.type("null"));
    }

    @Override
    public Optional<Object> whenAbsent() {
        return Optional.of(absent);
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return standard.isNull() ? Optional.of(standard) : inner.shown(standard);
    }

    private static boolean isNothing(Tree.Scalar scalar) {
        return scalar.kind() == Tree.Kind.NULL
                || (scalar.kind() == Tree.Kind.WORD && scalar.text().equals("null"));
    }

    private static @Nullable Object unwrapped(@Nullable Object standard) {
        return standard instanceof Optional<?> optional ? optional.orElse(null) : null;
    }
}
