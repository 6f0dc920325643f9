package io.penstock.tribuo.internal.sgd;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Tribuo's trainers from writing every step to standard error, unless the host has set their level itself. */
public final class QuietTribuo {

    /** Held, since java.util.logging forgets levels of loggers that nobody holds. */
    private static final Logger TRAINERS = Logger.getLogger("org.tribuo");

    private QuietTribuo() {}

    /** Sets the level of their loggers. */
    public static void quiet() {
        if (TRAINERS.getLevel() == null) {
            TRAINERS.setLevel(Level.WARNING);
        }
    }
}
