package io.penstock.configuration.internal.tree;

import java.util.regex.Pattern;

/** What a scalar without quotes is by the core schema of YAML 1.2.2, section 10.3.2. */
final class PlainScalars {

    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?" + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private PlainScalars() {}

    static Tree.Kind kind(String text) {
        if (NULL.matcher(text).matches()) {
            return Tree.Kind.NULL;
        } else if (BOOLEAN.matcher(text).matches()) {
            return Tree.Kind.BOOLEAN;
        } else if (INTEGER.matcher(text).matches()) {
            return Tree.Kind.INTEGER;
        }
        return DECIMAL.matcher(text).matches() ? Tree.Kind.DECIMAL : Tree.Kind.TEXT;
    }
}
