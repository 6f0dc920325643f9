package io.penstock.configuration.internal.tree;

import io.penstock.errors.DefinitionException;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with one reading, a line each. Confined to a thread. */
public final class Problems {

    private static final int SHOWN = 80;

    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();

    /** Adds a problem of a whole text. */
    public void add(Place place, String message) {
        lines.add(place + ": " + oneLine(message));
    }

    /**
     * Adds a problem of one value.
     *
     * @param path its dotted path; empty for the whole
     */
    public void add(Place place, String path, String message) {
        add(place, path.isEmpty() ? "This " + message : "'" + path + "' " + message);
    }

    /** Adds the failure behind a problem that was added, for who looks at the stack. */
    public void because(Throwable cause) {
        causes.add(cause);
    }

    /** Returns how many there are. */
    public int count() {
        return lines.size();
    }

    /**
     * Ends a reading.
     *
     * @throws DefinitionException with every problem, if there is one
     */
    public void orThrow(String heading) {
        if (!lines.isEmpty()) {
            DefinitionException exception = new DefinitionException(heading, lines);
            causes.forEach(exception::addSuppressed);
            throw exception;
        }
    }

    /** Returns a text in quotes, cut where it is long. */
    public static String quoted(String text) {
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
    }

    private static String oneLine(String message) {
        return message.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }
}
