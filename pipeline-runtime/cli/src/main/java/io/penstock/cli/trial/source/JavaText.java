package io.penstock.cli.trial.source;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as literals of Java. */
final class JavaText {

    private JavaText() {}

    /** Returns a text as a literal that stands for it whatever its characters are. */
    static String literal(String text) {
        return "\"" + text.chars().mapToObj(one -> escaped((char) one)).collect(Collectors.joining()) + "\"";
    }

    /** Returns a character as a literal. */
    static String literal(char character) {
        return "'" + (character == '\'' ? "\\'" : character == '"' ? "\"" : escaped(character)) + "'";
    }

    /** Returns texts as literals with commas between. */
    static String literals(List<String> texts) {
        return texts.stream().map(JavaText::literal).collect(Collectors.joining(", "));
    }

    /** Letters of all scripts stay as they are; what has no look of its own, or changes the look of others, is escaped. */
    private static String escaped(char one) {
        return switch (one) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isLetterOrDigit(one) || one >= ' ' && one <= '~'
                        ? String.valueOf(one)
                        : String.format(Locale.ROOT, "\\u%04x", (int) one);
        };
    }
}
