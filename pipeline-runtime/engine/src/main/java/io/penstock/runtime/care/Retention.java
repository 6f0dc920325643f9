package io.penstock.runtime.care;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What garbage collection leaves in a workspace. An artifact stays if a run that stays wrote it, found it or read it, or for one
 * of the reasons that always hold: see {@link CollectionReport.Reason}.
 *
 * <pre>{@code
 * Retention retention = Retention.minimal().youngerThan(Duration.ofDays(30)).lastRuns(5);
 * }</pre>
 *
 * @param age runs stay that ended, or began if they have not, within this time
 * @param runs how many of the last runs of each pipeline stay
 * @param spans of how many of the newest spans of each pipeline and type the newest artifact stays; all if it is empty
 * @param lineage whether everything stays that blessed models were made from
 */
public record Retention(Optional<Duration> age, int runs, OptionalInt spans, boolean lineage) {

    /** Checks the numbers. */
    public Retention {
        if (runs < 0 || spans.orElse(0) < 0 || age.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("Less than nothing cannot be kept: %s. Use no negative numbers."
                    .formatted(
                            runs < 0
                                    ? "'%d' runs".formatted(runs)
                                    : spans.orElse(0) < 0
                                            ? "'%d' spans".formatted(spans.orElse(0))
                                            : "runs of the last '%s'".formatted(age.orElseThrow())));
        }
    }

    /** Keeps what always stays, all spans, and what blessed models were made from; no run for its own sake. */
    public static Retention minimal() {
        return new Retention(Optional.empty(), 0, OptionalInt.empty(), true);
    }

    /** Returns the same, which keeps the runs of the last time too. */
    public Retention youngerThan(Duration age) {
        return new Retention(Optional.of(age), runs, spans, lineage);
    }

    /** Returns the same, which keeps the last runs of each pipeline too, however they ended. */
    public Retention lastRuns(int number) {
        return new Retention(age, number, spans, lineage);
    }

    /** Returns the same, which keeps so many of the newest spans alone. */
    public Retention lastSpans(int number) {
        return new Retention(age, runs, OptionalInt.of(number), lineage);
    }

    /** Returns the same, which keeps blessed models, but not the data that they were made from. */
    public Retention withoutLineage() {
        return new Retention(age, runs, spans, false);
    }
}
