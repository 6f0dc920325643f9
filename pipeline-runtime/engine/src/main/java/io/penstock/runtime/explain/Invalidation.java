package io.penstock.runtime.explain;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A look at what follows when a key is forgotten, and the forgetting itself. It changes nothing until {@link #apply}. Immutable;
 * shows the workspace as it was when it was made.
 *
 * <p>What follows are the executions with a key that read the outputs, and those that read theirs, and so on. Digests lead from
 * one to the next, so one that read an equal artifact of another node is among them, and one that found an output withheld is not.
 */
public final class Invalidation {

    private final MetadataStore metadata;
    private final Affected target;
    private final List<Affected> followers;

    private Invalidation(MetadataStore metadata, ExecutionFinished computed, Digest key) {
        this.metadata = metadata;
        this.target = affected(computed, key);
        this.followers = List.copyOf(new Search(metadata, key).behind(computed));
    }

    /**
     * The execution that computed a key.
     *
     * @param item of a fan-out or the round of a repetition, empty for a plain node
     */
    public record Affected(String pipeline, String run, String node, String item, Digest key) {

        @Override
        public String toString() {
            String named = item.isEmpty() ? "'%s'".formatted(node) : "'%s' of item '%s'".formatted(node, item);
            return "%s of pipeline '%s', computed in run '%s', key %s".formatted(named, pipeline, run, key.brief());
        }
    }

    /** Finds what follows from one execution, breadth first. */
    private record Search(MetadataStore metadata, Set<Digest> keys, Set<Digest> artifacts, List<Affected> found) {

        Search(MetadataStore metadata, Digest start) {
            this(metadata, new HashSet<>(Set.of(start)), new HashSet<>(), new ArrayList<>());
        }

        List<Affected> behind(ExecutionFinished computed) {
            Deque<ExecutionFinished> open = new ArrayDeque<>(List.of(computed));
            for (ExecutionFinished next = open.poll(); next != null; next = open.poll()) {
                for (OutputRecord output : next.outputs()) {
                    output.digest().filter(artifacts::add).ifPresent(digest -> open.addAll(readers(digest)));
                }
            }
            return found;
        }

        /** Returns the readers of an artifact that are new to the search; one without a key leads on but has none to forget. */
        private List<ExecutionFinished> readers(Digest artifact) {
            List<ExecutionFinished> readers = new ArrayList<>();
            for (ExecutionFinished reader : metadata.readersOf(artifact)) {
                if (reader.key().isEmpty() || keys.add(reader.key().get())) {
                    reader.key().flatMap(metadata::finishedWithKey).ifPresent(this::found);
                    readers.add(reader);
                }
            }
            return readers;
        }

        private void found(ExecutionFinished computed) {
            found.add(affected(computed, computed.key().orElseThrow()));
        }
    }

    /**
     * Looks at the key of the last attempt at a node.
     *
     * @param item of a fan-out or the round of a repetition, empty for a plain node
     * @throws IllegalArgumentException if there is no such execution, or if it has no key that could be forgotten
     */
    public static Invalidation of(MetadataStore metadata, String run, String node, String item) {
        ExecutionRecord record = new Executions(metadata).last(run, node, item);
        Digest key = record.finished()
                .flatMap(ExecutionFinished::key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s of run '%s' has no key, so there is nothing to forget: it is not taken from the cache."
                                .formatted(Wording.node(record.id()), run)));
        return of(metadata, key);
    }

    /** Looks at the key of the last attempt at a plain node, as {@link #of(MetadataStore, String, String, String)} does. */
    public static Invalidation of(MetadataStore metadata, String run, String node) {
        return of(metadata, run, node, "");
    }

    /**
     * Looks at a key.
     *
     * @throws IllegalArgumentException if no execution is known to have computed it: it never was, or was forgotten already
     */
    public static Invalidation of(MetadataStore metadata, Digest key) {
        Optional<ExecutionFinished> computed = metadata.finishedWithKey(key);
        return new Invalidation(
                metadata,
                computed.orElseThrow(() -> new IllegalArgumentException(
                        "Key '%s' is not known: nothing computed it, or it was forgotten already.".formatted(key))),
                key);
    }

    /** Returns the execution whose key is to be forgotten. */
    public Affected target() {
        return target;
    }

    /** Returns what follows downstream, each key once, the nearest first. */
    public List<Affected> followers() {
        return followers;
    }

    /** Forgets the key of the target; durable when it returns. What follows keeps its keys. */
    public void apply() {
        metadata.invalidate(target.key());
    }

    /**
     * Forgets the key of the target and those of all that follow; durable when it returns.
     *
     * @return what was forgotten, in order
     */
    @CanIgnoreReturnValue
    public List<Affected> applyToAll() {
        List<Affected> all = new ArrayList<>(List.of(target));
        all.addAll(followers);
        all.forEach(one -> metadata.invalidate(one.key()));
        return all;
    }

    /** Returns for people what is forgotten and what follows. */
    public String text() {
        StringBuilder text = new StringBuilder("To be forgotten: " + target + ". The next run computes it again.");
        if (followers.isEmpty()) {
            return text.append("\nNothing that is kept was built on it.").toString();
        }
        text.append("\nBuilt on it, and computed again only if its outputs come out different:");
        followers.forEach(one -> text.append("\n  ").append(one));
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private static Affected affected(ExecutionFinished computed, Digest key) {
        return new Affected(
                computed.pipeline(),
                computed.run(),
                computed.id().node(),
                computed.id().item(),
                key);
    }
}
