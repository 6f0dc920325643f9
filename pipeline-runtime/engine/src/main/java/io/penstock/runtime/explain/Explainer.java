package io.penstock.runtime.explain;

import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.explain.Difference.Part;
import io.penstock.runtime.explain.Explanation.Cause;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers why an execution ran or was cached, from what a workspace remembers. Thread-safe. */
public final class Explainer {

    /** How many earlier executions the nearest key is sought among. */
    private static final int MOST_EARLIER = 50;

    private final MetadataStore metadata;
    private final Executions executions;
    private final Comparison comparison;

    /**
     * Creates an explainer.
     *
     * @param code names the methods behind the fingerprints of keys
     */
    public Explainer(MetadataStore metadata, CodeTables code) {
        this.metadata = metadata;
        this.executions = new Executions(metadata);
        this.comparison = new Comparison(code);
    }

    /**
     * Explains the last attempt at a plain node.
     *
     * @throws IllegalArgumentException if the run or the node is not known, or if it ran for items; names what there is
     */
    public Explanation explain(String run, String node) {
        return explain(run, node, "");
    }

    /**
     * Explains the last attempt at a node for one item of a fan-out or one round of a repetition.
     *
     * @param item as {@link ExecutionId#item} has it; empty for a plain node
     * @throws IllegalArgumentException if the run, the node or the item is not known; names what there is
     */
    public Explanation explain(String run, String node, String item) {
        ExecutionRecord record = executions.last(run, node, item);
        return record.finished().map(this::finished).orElseGet(() -> unfinished(record.id()));
    }

    private Explanation unfinished(ExecutionId id) {
        RunRecord run = metadata.run(id.run()).orElseThrow();
        String verdict = run.state() == RunRecord.State.RUNNING
                ? "%s has not ended: it is running.".formatted(Wording.node(id))
                : "%s has not ended: its process did before.".formatted(Wording.node(id));
        return new Explanation(
                id, run.pipeline(), Cause.UNFINISHED, verdict, Optional.empty(), Optional.empty(), List.of());
    }

    private Explanation finished(ExecutionFinished event) {
        return switch (event.outcome()) {
            case FAILED -> plain(event, Cause.FAILED, "failed");
            case SKIPPED -> plain(event, Cause.SKIPPED, "was skipped");
            case CANCELLED -> plain(event, Cause.CANCELLED, "was cancelled");
            case CACHED -> cached(event);
            case EXECUTED -> event.keyParts().containsKey(CacheKey.BODY) ? ofBody(event, "ran") : executed(event);
        };
    }

    private Explanation cached(ExecutionFinished event) {
        if (event.key().isPresent()) {
            return reused(event);
        }
        if (event.keyParts().containsKey(CacheKey.BODY)) {
            return ofBody(event, "was cached");
        }
        return event.keyParts().containsKey(CacheKey.TAKEN) ? taken(event) : resolved(event);
    }

    /** Explains a node that has no key itself, but whose body has. */
    private static Explanation ofBody(ExecutionFinished event, String outcome) {
        String because = event.outcome() == Outcome.EXECUTED ? "its body did" : "all of its body was";
        String said = "0".equals(event.keyParts().get(CacheKey.BODY))
                ? "%s: there was nothing to run its body for.".formatted(outcome)
                : "%s because %s: ask for a node of it with its item.".formatted(outcome, because);
        return explanation(event, Cause.BODY, said, Optional.empty(), List.of());
    }

    private static Explanation taken(ExecutionFinished event) {
        return explanation(
                event, Cause.REUSED, "was cached: %s.".formatted(event.reason()), Optional.empty(), List.of());
    }

    private static Explanation plain(ExecutionFinished event, Cause cause, String word) {
        String reason = event.reason().isEmpty() ? "." : ": " + event.reason();
        return explanation(event, cause, word + reason, Optional.empty(), List.of());
    }

    private Explanation reused(ExecutionFinished event) {
        Optional<ExecutionFinished> source = source(event);
        String verdict = source.map(found -> reusedOf(event, found))
                .orElse("was cached: its key was computed before, by an execution that has been made again since.");
        return explanation(event, Cause.REUSED, verdict, source, compared(source, event));
    }

    private static String reusedOf(ExecutionFinished event, ExecutionFinished source) {
        boolean same = event.pipeline().equals(source.pipeline())
                && event.id().node().equals(source.id().node());
        return "was cached: %srun '%s' computed it at %s."
                .formatted(
                        same
                                ? ""
                                : "node %s of pipeline '%s' in "
                                        .formatted(Wording.node(source.id()), source.pipeline()),
                        source.run(),
                        Wording.time(source.at()));
    }

    /** Returns the execution that a cached one took its outputs from. */
    private Optional<ExecutionFinished> source(ExecutionFinished event) {
        List<ExecutionFinished> own = executions.before(event, other -> isSource(other, event), 1);
        return own.isEmpty()
                ? metadata.finishedWithKey(event.key().orElseThrow())
                        .filter(found -> !found.at().isAfter(event.at()))
                : Optional.of(own.get(0));
    }

    private static boolean isSource(ExecutionFinished earlier, ExecutionFinished event) {
        return earlier.outcome() == Outcome.EXECUTED && hasKeyOf(earlier, event);
    }

    private Explanation resolved(ExecutionFinished event) {
        Optional<ExecutionFinished> before =
                executions.before(event, Explainer::isResolved, 1).stream().findFirst();
        String verdict = "looked anew, as resolvers do every time: %s.".formatted(event.reason());
        return explanation(event, Cause.RESOLVED, verdict, before, compared(before, event));
    }

    private static boolean isResolved(ExecutionFinished event) {
        return event.outcome() == Outcome.CACHED
                && event.key().isEmpty()
                && !event.keyParts().containsKey(CacheKey.TAKEN);
    }

    private Explanation executed(ExecutionFinished event) {
        List<ExecutionFinished> earlier = executions.before(event, other -> isComparable(other, event), MOST_EARLIER);
        Optional<ExecutionFinished> nearest = earlier.stream()
                .min(Comparator.comparingInt(other -> Comparison.distance(other.keyParts(), event.keyParts())));
        List<Difference> parts = compared(nearest, event);
        Answer answer = Answer.of(event, earlier, nearest, parts);
        return explanation(event, answer.cause(), "ran" + answer.because(), nearest, parts);
    }

    /** An element of a fan-out beside another of the same run would explain nothing. */
    private static boolean isComparable(ExecutionFinished earlier, ExecutionFinished event) {
        boolean sibling = earlier.run().equals(event.run())
                && !earlier.id().item().equals(event.id().item());
        return !sibling && !earlier.keyParts().isEmpty();
    }

    static boolean hasKeyOf(ExecutionFinished earlier, ExecutionFinished event) {
        return event.key().isPresent() && earlier.key().equals(event.key());
    }

    private List<Difference> compared(Optional<ExecutionFinished> before, ExecutionFinished event) {
        return before.map(found -> comparison.of(found.keyParts(), event.keyParts())).orElse(List.of()).stream()
                .map(difference -> withProducer(difference, event.inputs()))
                .toList();
    }

    /** Says of a changed input which node it comes from, to ask about next. */
    private static Difference withProducer(Difference difference, List<InputRecord> inputs) {
        if (difference.part() != Part.INPUT || difference.isSame()) {
            return difference;
        }
        String producer = inputs.stream()
                .filter(input -> input.field().equals(difference.name()))
                .map(input -> "of '%s/%s'".formatted(input.node(), input.port()))
                .collect(Collectors.joining());
        return new Difference(
                difference.part(),
                difference.name(),
                difference.change(),
                difference.before(),
                difference.now(),
                difference.details(),
                producer);
    }

    private static Explanation explanation(
            ExecutionFinished event,
            Cause cause,
            String said,
            Optional<ExecutionFinished> beside,
            List<Difference> parts) {
        String verdict = Wording.node(event.id()) + " " + said;
        return new Explanation(
                event.id(), event.pipeline(), cause, verdict, Optional.of(event.outcome()), beside, parts);
    }
}
