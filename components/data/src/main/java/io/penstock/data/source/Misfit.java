package io.penstock.data.source;

import io.penstock.columns.Field;
import java.util.Arrays;

/** Says why a value is none of its column's. */
final class Misfit {

    private static final int SHOWN = 40;

    private Misfit() {}

    static String of(Field field, Object value) {
        String text = value.getClass().isArray() ? ofArray(value) : value.toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return "column '%s' has '%s', which is no %s".formatted(field.name(), shown, field.type());
    }

    private static String ofArray(Object array) {
        String inBrackets = Arrays.deepToString(new Object[] {array});
        return inBrackets.substring(1, inBrackets.length() - 1);
    }
}
