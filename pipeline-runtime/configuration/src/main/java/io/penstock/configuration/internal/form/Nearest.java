package io.penstock.configuration.internal.form;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names what a person may have meant. */
final class Nearest {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** Returns a question with the nearest known word; all known words if none is near. */
    static String advice(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparing(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 2))
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(() -> known.isEmpty() ? "There are none." : "Known are: " + String.join(", ", known) + ".");
    }

    private static int distance(String word, String candidate) {
        return DISTANCE.apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
