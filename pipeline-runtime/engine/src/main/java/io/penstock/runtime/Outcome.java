package io.penstock.runtime;

import java.util.function.Function;
import java.util.function.Supplier;

/** How a node of a run came to its end. */
public sealed interface Outcome {

    /** It ran, and its outputs were published. */
    record Executed() implements Outcome {
        @Override
        public String toString() {
            return "executed";
        }
    }

    /** What it would have made was there already. */
    record Cached() implements Outcome {
        @Override
        public String toString() {
            return "cached";
        }
    }

    /**
     * It ran and broke.
     *
     * @param cause what its component threw
     */
    record Failed(Throwable cause) implements Outcome {
        @Override
        public String toString() {
            return "failed";
        }
    }

    /**
     * It could not run: an input was withheld, or something before it failed.
     *
     * @param reason for people
     */
    record Skipped(String reason) implements Outcome {
        @Override
        public String toString() {
            return "skipped";
        }
    }

    /** The run was cancelled before it came to an end of its own. */
    record Cancelled() implements Outcome {
        @Override
        public String toString() {
            return "cancelled";
        }
    }

    /** Returns what is said of this outcome; the compiler sees that nothing is left out. */
    default <R> R fold(
            Supplier<R> executed,
            Supplier<R> cached,
            Function<Throwable, R> failed,
            Function<String, R> skipped,
            Supplier<R> cancelled) {
        if (this instanceof Failed failure) {
            return failed.apply(failure.cause());
        }
        if (this instanceof Skipped skip) {
            return skipped.apply(skip.reason());
        }
        return this instanceof Executed ? executed.get() : this instanceof Cached ? cached.get() : cancelled.get();
    }
}
