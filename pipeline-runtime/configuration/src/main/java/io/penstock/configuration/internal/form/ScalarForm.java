package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A form of single values.
 *
 * @param kinds what it may be by its form; words of the command line always may
 * @param expected in words what is expected, with an advice for the text that was found
 * @param parser gives the value, or fails by an exception for arguments or dates
 * @param node the schema
 */
record ScalarForm(Set<Tree.Kind> kinds, UnaryOperator<String> expected, Parser parser, ObjectNode node)
        implements Form {

    /** Gives the value of a scalar. */
    interface Parser {
        Object parse(Tree.Scalar scalar);
    }

    static ScalarForm of(Tree.Kind kind, String expected, Parser parser, ObjectNode node) {
        return new ScalarForm(Set.of(kind), text -> expected + " is expected.", parser, node);
    }

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (!(spot.tree() instanceof Tree.Scalar scalar) || scalar.kind() == Tree.Kind.NULL) {
            return unexpected(spot, "", reading);
        }
        if (SecretForm.isReference(scalar.text())) {
            return reading.refuse(spot, SecretForm.OUT_OF_PLACE.formatted(scalar.text()));
        }
        if (scalar.kind() != Tree.Kind.WORD && !kinds.contains(scalar.kind())) {
            return unexpected(spot, quotes(scalar), reading);
        }
        return parsed(scalar, spot, reading);
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        return node.deepCopy();
    }

    private @Nullable Object parsed(Tree.Scalar scalar, Spot spot, Reading reading) {
        try {
            return parser.parse(scalar);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return unexpected(spot, "", reading);
        }
    }

    private @Nullable Object unexpected(Spot spot, String advice, Reading reading) {
        String text = spot.tree() instanceof Tree.Scalar scalar ? scalar.text() : "";
        return reading.refuse(
                spot, "%s, but %s%s".formatted(Reading.described(spot.tree()), expected.apply(text), advice));
    }

    private String quotes(Tree.Scalar found) {
        if (found.kind() == Tree.Kind.TEXT) {
            return kinds.contains(found.unquoted()) ? " Remove the quotes." : "";
        }
        return kinds.contains(Tree.Kind.TEXT) ? " Put it in quotes." : "";
    }
}
