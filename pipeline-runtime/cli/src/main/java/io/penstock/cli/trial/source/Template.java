package io.penstock.cli.trial.source;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to be filled in, {@code ${name}}.
 *
 * @param text the text
 */
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    /** Loads one that lies beside this class. */
    static Template of(String resource) {
        try {
            return new Template(
                    Resources.toString(Resources.getResource(Template.class, resource), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills all places in one pass, so that what is filled in may look like a place. */
    String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nothing is filled in for '%s'.".formatted(place.group()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
