package io.penstock.cli.trial.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What may stand between fields.
 *
 * @param character the character
 * @param name of it for people
 */
record Delimiter(char character, String name) {

    private static final Map<Character, String> NAMES =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "vertical bars");
    private static final char QUOTE = '"';
    private static final String CANDIDATES = ",;\t|";

    static Delimiter of(char character) {
        return new Delimiter(character, NAMES.getOrDefault(character, "'" + character + "'"));
    }

    /**
     * Returns the delimiter by which most of the first lines have as many fields as the first one, of equals the one that makes
     * the most fields; a comma if none makes more than one.
     */
    static Delimiter of(List<String> lines) {
        char best = ',';
        double bestScore = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            char candidate = CANDIDATES.charAt(i);
            double score = score(candidate, lines);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return of(best);
    }

    /** Returns the fields of a line: one that begins with a quote ends with one, and has doubled ones inside. */
    List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (quoted && one == QUOTE && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                field.append(one);
                i++;
            } else if (one == QUOTE && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (one == character && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(one);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static double score(char candidate, List<String> lines) {
        Delimiter delimiter = of(candidate);
        int width = delimiter.fields(lines.get(0)).size();
        long alike = lines.stream()
                .filter(line -> delimiter.fields(line).size() == width)
                .count();
        return width == 1 ? 0 : (double) alike / lines.size() + 1e-6 * width;
    }
}
