package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a garbage collection did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param goes the artifacts that were deleted, or would be
 * @param stays why each of the others stays: the first reason that holds
 */
public record CollectionReport(boolean dryRun, List<Item> goes, Map<Digest, Reason> stays) {

    /** Copies the collections. */
    public CollectionReport {
        goes = List.copyOf(goes);
        stays = Map.copyOf(stays);
    }

    /**
     * An artifact that goes. One that no execution is known to have written has no names: its process ended before it could say so.
     *
     * @param digest of its content
     * @param type the artifact type
     * @param pipeline whose node wrote it first
     * @param node that wrote it first
     * @param run in which that was
     * @param bytes size of all its files
     */
    public record Item(Digest digest, String type, String pipeline, String node, String run, long bytes) {}

    /** Why an artifact stays; the first ones always hold, the later ones as the {@link Retention} says. */
    public enum Reason {
        /** A run that has not ended wrote, found, read or takes it. */
        RUNNING("needed by a run that has not ended"),
        /** A run that broke off can be taken up again: no later one with the same parameters has succeeded. */
        RESUMABLE("needed to take up a run that broke off"),
        /** Someone pinned it. */
        PINNED("pinned"),
        /** It is a blessed model, or the model within; what is pushed is blessed. */
        BLESSED("blessed, and so all that is pushed"),
        /** It is the newest of its type that a pipeline wrote or found, or the newest of a span: resolvers find it. */
        NEWEST("the newest of its pipeline and type, or of its span"),
        /** A blessed model was made from it. */
        LINEAGE("what a blessed model was made from"),
        /** A run that is young enough has it. */
        YOUNG("of a run that is young enough"),
        /** One of the last runs of its pipeline has it. */
        LAST_RUNS("of one of the last runs of its pipeline"),
        /** Someone came to need it while the collection was under way. */
        NEEDED_MEANWHILE("needed by someone who came meanwhile");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** Returns the words for people. */
        public String text() {
            return text;
        }
    }

    /** Returns how many bytes were freed, or would be. */
    public long bytes() {
        return goes.stream().mapToLong(Item::bytes).sum();
    }

    /** Returns how many artifacts stay for each reason. */
    public Map<Reason, Long> staying() {
        return stays.values().stream()
                .collect(Collectors.groupingBy(
                        reason -> reason, () -> new EnumMap<>(Reason.class), Collectors.counting()));
    }

    /** Returns the report in a few lines. */
    public String text() {
        String heading = "%d artifacts of %d bytes %s, %d stay."
                .formatted(goes.size(), bytes(), dryRun ? "would be deleted" : "were deleted", stays.size());
        return staying().entrySet().stream()
                .map(entry ->
                        "%n%d: %s".formatted(entry.getValue(), entry.getKey().text()))
                .collect(Collectors.joining("", heading, ""));
    }
}
