package io.penstock.tribuo;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Tribuo's trainers from writing every step to standard error, unless the host has set their level itself. */
final class QuietTribuo {

    /** Held, since java.util.logging forgets levels of loggers that nobody holds. */
    private static final Logger TRAINERS = Logger.getLogger("org.tribuo.common.sgd");

    private QuietTribuo() {}

    static void quiet() {
        if (TRAINERS.getLevel() == null) {
            TRAINERS.setLevel(Level.WARNING);
        }
    }
}
