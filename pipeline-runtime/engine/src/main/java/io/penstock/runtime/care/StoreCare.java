package io.penstock.runtime.care;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.care.Turnstile.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a workspace in order over years, beside everything that runs in it, in this process and in others. Thread-safe; of several who
 * collect or back up at once, one does and the others wait.
 */
public final class StoreCare {

    /** Who has found something writes it down within milliseconds, unless its process is paused. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Premises premises;
    private final Turnstile turnstile;

    /** Takes care of a workspace. */
    public StoreCare(Premises premises) {
        this.premises = premises;
        this.turnstile = new Turnstile(premises.claims());
    }

    /** Returns what a garbage collection would do now, and changes nothing. */
    public CollectionReport plan(Retention retention) {
        return attempt("Garbage collection cannot be planned", () -> collector(retention).report(true));
    }

    /**
     * Deletes the contents of artifacts that are not to be kept. What is known of them stays, so that lineage goes on working; whoever
     * reads one is told that it was collected, and a run that needs it makes it again. Runs go on meanwhile; what they need stays.
     *
     * @throws EnvironmentException if the disk refuses; what was not deleted is found by the next collection
     */
    public CollectionReport collect(Retention retention) {
        try (Passage passage = turnstile.pass()) {
            Instant now = premises.clock().instant();
            return attempt("Garbage cannot be collected", () -> collector(retention).collect(now));
        }
    }

    /** Returns what the artifacts take up, by pipeline, by node and by type. */
    public StoreUsage usage() {
        return UsageScan.of(premises.metadata());
    }

    private Collector collector(Retention retention) throws IOException {
        return new Collector(
                premises.metadata(),
                premises.artifacts(),
                premises.holds(),
                PATIENCE,
                retention,
                premises.clock().instant());
    }

    /** Something that the file system may refuse. */
    private interface Attempt<T> {
        T make() throws IOException;
    }

    private <T> T attempt(String failing, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException | UncheckedIOException e) {
            throw new EnvironmentException(
                    "%s in workspace '%s': %s. Check the disk and its permissions."
                            .formatted(failing, premises.name(), e),
                    e);
        }
    }
}
