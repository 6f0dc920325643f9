package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms of numbers. */
final class Numbers {

    private static final Set<Tree.Kind> NUMBERS = Set.of(Tree.Kind.INTEGER, Tree.Kind.DECIMAL);
    private static final Set<Tree.Kind> FLOATING = Set.of(Tree.Kind.INTEGER, Tree.Kind.DECIMAL, Tree.Kind.TEXT);

    /** Not 012, which is ten in one YAML and twelve in another; exponents of a length that can be computed. */
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");

    private static final Map<String, Double> SPECIAL = Map.of(
            "NaN", Double.NaN,
            "Infinity", Double.POSITIVE_INFINITY,
            "-Infinity", Double.NEGATIVE_INFINITY,
            ".nan", Double.NaN,
            ".inf", Double.POSITIVE_INFINITY,
            "-.inf", Double.NEGATIVE_INFINITY);

    private Numbers() {}

    /** A whole number within limits. */
    static ScalarForm whole(long least, long most, Function<BigInteger, Object> value) {
        ObjectNode schema = Schemas.type("integer").put("minimum", least).put("maximum", most);
        String expected = "a whole number from %d to %d (no leading zeros)".formatted(least, most);
        return number(
                NUMBERS, expected, scalar -> value.apply(exact(scalar.text()).toBigIntegerExact()), schema);
    }

    /** A whole number of any size. */
    static ScalarForm whole() {
        return number(
                NUMBERS,
                "a whole number (no leading zeros)",
                scalar -> exact(scalar.text()).toBigIntegerExact(),
                Schemas.type("integer"));
    }

    /** A number of any size and precision. */
    static ScalarForm decimal() {
        return number(NUMBERS, "a number (no leading zeros)", scalar -> exact(scalar.text()), Schemas.type("number"));
    }

    /** A floating-point number: a finite one, or one of the three words of canonical JSON. */
    static ScalarForm floating(Function<Double, Double> rounded, Function<Double, Object> value) {
        ObjectNode schema = Schemas.anyOf(Schemas.type("number"), Schemas.oneOf("NaN", "Infinity", "-Infinity"));
        return number(
                FLOATING,
                "a number that is not too large (no leading zeros)",
                scalar -> value.apply(finite(scalar, rounded)),
                schema);
    }

    private static ScalarForm number(
            Set<Tree.Kind> kinds, String expected, ScalarForm.Parser parser, ObjectNode schema) {
        return new ScalarForm(kinds, text -> expected + " is expected.", parser, schema);
    }

    private static Double finite(Tree.Scalar scalar, Function<Double, Double> rounded) {
        Double special = SPECIAL.get(scalar.text());
        if (special != null) {
            return special;
        }
        if (scalar.kind() == Tree.Kind.TEXT) {
            throw new NumberFormatException("a text is no number");
        }
        double number = exact(scalar.text()).doubleValue();
        if (rounded.apply(number).isInfinite()) {
            throw new ArithmeticException("beyond the largest number");
        }
        return number;
    }

    private static BigDecimal exact(String text) {
        if (text.startsWith("0x")) {
            return new BigDecimal(new BigInteger(text.substring(2), 16));
        } else if (text.startsWith("0o")) {
            return new BigDecimal(new BigInteger(text.substring(2), 8));
        } else if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("no number");
        }
        return new BigDecimal(text);
    }
}
