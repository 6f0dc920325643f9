package io.penstock.runtime.isolation.wire;

import io.penstock.errors.Transience;
import org.jspecify.annotations.Nullable;

/** Stands for an exception or error that was thrown in another JVM, and prints as it did there. */
abstract sealed class ThrownElsewhere extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;

    private ThrownElsewhere(String text, @Nullable ThrownElsewhere cause) {
        super(text, cause);
        this.text = text;
    }

    @Override
    @SuppressWarnings(
            "OverrideThrowableToString") // else the name of this class would stand before that of the original
    public String toString() {
        return text;
    }

    /** One that comes back every time. */
    static final class Lasting extends ThrownElsewhere {

        private static final long serialVersionUID = 1L;

        Lasting(String text, @Nullable ThrownElsewhere cause) {
            super(text, cause);
        }
    }

    /** One that can pass. */
    static final class Passing extends ThrownElsewhere implements Transience.Passing {

        private static final long serialVersionUID = 1L;

        Passing(String text, @Nullable ThrownElsewhere cause) {
            super(text, cause);
        }
    }
}
