package io.penstock.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The look of everything that people see in a browser: one set of tokens, light and dark, and the classes of this kit. */
public final class Stylesheet {

    private Stylesheet() {}

    /** Returns the CSS, to be put into a page as it is. */
    public static String css() {
        return resource("tokens.css") + resource("page.css");
    }

    private static String resource(String name) {
        try (InputStream in = Stylesheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("'%s' is missing from Penstock's jar.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
