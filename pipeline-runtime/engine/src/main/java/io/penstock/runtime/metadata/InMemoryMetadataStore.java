package io.penstock.runtime.metadata;

import com.google.common.collect.Lists;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.spi.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Metadata for the life of the object: for tests, and for pipelines that leave nothing behind. */
public final class InMemoryMetadataStore implements MetadataStore {

    private record NodeName(String pipeline, String node) {}

    private record Element(String run, String node, String item) {}

    private final Map<String, RunRecord> runs = new LinkedHashMap<>();
    private final List<Recorded> events = new ArrayList<>();
    private final Map<Digest, ExecutionFinished> executedKeys = new HashMap<>();
    private final Set<Digest> forgottenKeys = new HashSet<>();
    private final Map<NodeName, List<ExecutionFinished>> finishedNodes = new HashMap<>();
    private final Map<String, List<Recorded>> eventsOfRuns = new HashMap<>();
    private final Map<Element, ExecutionFinished> newest = new HashMap<>();
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryArtifacts artifacts = new InMemoryArtifacts();
    private final InMemoryLedger ledger;
    private final GivenUp givenUp = new InMemoryGivenUp(this, new Forgetting());
    private boolean closed;

    /** Creates an empty store. */
    public InMemoryMetadataStore() {
        this(InstantSource.system());
    }

    /** Creates an empty store whose ledger takes its times from a clock. */
    public InMemoryMetadataStore(InstantSource clock) {
        this.ledger = new InMemoryLedger(
                clock, artifact -> givenUp.since(artifact).map(since -> GivenUp.refusal(artifact, since)));
    }

    @Override
    public synchronized CompletionStage<Long> append(List<Event> appended) {
        checkOpen();
        try {
            runs.putAll(RunSteps.after(appended, runs));
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
        appended.forEach(this::record);
        return CompletableFuture.completedFuture((long) events.size());
    }

    @Override
    public synchronized List<Recorded> eventsAfter(long sequence, int limit) {
        checkOpen();
        return events.stream().skip(Math.max(0, sequence)).limit(limit).toList();
    }

    @Override
    public synchronized Optional<Computed> computed(Digest key) {
        checkOpen();
        return Optional.ofNullable(executedKeys.get(key))
                .map(execution -> new Computed(execution, forgottenKeys.contains(key)));
    }

    @Override
    public synchronized List<ExecutionFinished> finishedOf(String pipeline, String node, int limit) {
        checkOpen();
        List<ExecutionFinished> all = finishedNodes.getOrDefault(new NodeName(pipeline, node), List.of());
        return reversed(all).limit(limit).toList();
    }

    @Override
    public synchronized Optional<ExecutionFinished> endedWell(String pipeline, String node) {
        return finishedOf(pipeline, node, Integer.MAX_VALUE).stream()
                .filter(end -> end.id().item().isEmpty())
                .filter(end -> end.outcome() == Outcome.EXECUTED || end.outcome() == Outcome.CACHED)
                .filter(end -> !cameInPart(end.run()))
                .findFirst();
    }

    @Override
    public synchronized Optional<ExecutionFinished> finished(String run, String node, String item) {
        checkOpen();
        return Optional.ofNullable(newest.get(new Element(run, node, item)));
    }

    @Override
    public synchronized Optional<RunRecord> run(String id) {
        checkOpen();
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized Optional<Event.RunStarted> started(String run) {
        checkOpen();
        return eventsOfRuns.getOrDefault(run, List.of()).stream()
                .map(Recorded::event)
                .filter(Event.RunStarted.class::isInstance)
                .map(Event.RunStarted.class::cast)
                .findFirst();
    }

    @Override
    public synchronized List<RunRecord> runs(int limit) {
        checkOpen();
        return reversed(runs.values().stream().toList())
                .sorted(Comparator.comparing(RunRecord::cameInPart))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<RunRecord> openRuns() {
        checkOpen();
        return runs.values().stream()
                .filter(run -> run.state() == State.RUNNING)
                .toList();
    }

    @Override
    public synchronized List<ExecutionRecord> executions(String run) {
        checkOpen();
        return ExecutionRecords.of(eventsOfRuns.getOrDefault(run, List.of()));
    }

    @Override
    public synchronized List<ArtifactRecord> artifactsOf(String pipeline, String type) {
        checkOpen();
        return artifacts.of(pipeline, type).stream()
                .filter(artifact -> !cameInPart(
                        events.get((int) artifact.sequence() - 1).event().run()))
                .filter(artifact -> givenUp.since(artifact.digest()).isEmpty())
                .toList();
    }

    @Override
    public synchronized Optional<ArtifactRecord> artifact(String type, Digest digest) {
        checkOpen();
        return artifacts.newest(type, digest);
    }

    @Override
    public synchronized List<ExecutionFinished> readersOf(Digest artifact) {
        checkOpen();
        return reversed(events)
                .map(Recorded::event)
                .filter(ExecutionFinished.class::isInstance)
                .map(ExecutionFinished.class::cast)
                .filter(event ->
                        event.inputs().stream().anyMatch(input -> input.digest().equals(Optional.of(artifact))))
                .toList();
    }

    @Override
    public synchronized List<ExecutionLinks> writers(Collection<Digest> artifacts, long until, Set<Long> known) {
        checkOpen();
        return links.writers(artifacts, until, known);
    }

    @Override
    public synchronized List<ExecutionLinks> readers(Collection<Digest> artifacts, long until, Set<Long> known) {
        checkOpen();
        return links.readers(artifacts, until, known);
    }

    @Override
    public synchronized Optional<ExecutionLinks> links(ExecutionId id) {
        checkOpen();
        return links.of(id);
    }

    @Override
    public synchronized long sequenceAt(Instant moment) {
        checkOpen();
        return links.sequenceAt(moment);
    }

    @Override
    public synchronized Optional<byte[]> inline(Digest digest) {
        checkOpen();
        return artifacts.content(digest);
    }

    @Override
    public synchronized void invalidate(Digest key) {
        checkOpen();
        forgottenKeys.add(key);
    }

    @Override
    public synchronized List<String> interrupt(String owner, Instant at) {
        List<String> open = openRuns().stream()
                .filter(run -> run.owner().equals(owner))
                .map(RunRecord::id)
                .toList();
        open.forEach(run -> append(List.of(new Event.RunFinished(run, State.INTERRUPTED, Map.of(), at))));
        return open;
    }

    @Override
    public Set<Digest> pinned() {
        return ledger.pinned();
    }

    @Override
    public GivenUp givenUp() {
        return givenUp;
    }

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public void copyTo(Path target) {
        throw new UnsupportedOperationException("A metadata store in memory has no copies on a disk.");
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void record(Event event) {
        long sequence = events.size() + 1L;
        Recorded recorded =
                new Recorded(sequence, event instanceof ExecutionFinished end ? withoutContents(end) : event);
        events.add(recorded);
        eventsOfRuns.computeIfAbsent(event.run(), first -> new ArrayList<>()).add(recorded);
        if (event instanceof ExecutionFinished whole && recorded.event() instanceof ExecutionFinished kept) {
            givenUp.takeBack(whole.relied());
            artifacts.record(whole, sequence, cameInPart(whole.run()));
            links.record(kept, sequence);
            index(kept);
        }
    }

    private boolean cameInPart(String run) {
        return Objects.requireNonNull(runs.get(run)).cameInPart(); // each event is one of a known run
    }

    private void index(ExecutionFinished event) {
        ExecutionId id = event.id();
        finishedNodes
                .computeIfAbsent(new NodeName(event.pipeline(), id.node()), first -> new ArrayList<>())
                .add(event);
        newest.put(new Element(id.run(), id.node(), id.item()), event);
        if (event.outcome() == Event.Outcome.EXECUTED) {
            event.key().ifPresent(key -> {
                executedKeys.put(key, event);
                forgottenKeys.remove(key);
            });
        }
    }

    /** What it means for the rest of the store that an artifact is given up. */
    private final class Forgetting implements InMemoryGivenUp.Store {

        @Override
        public void forget(Digest artifact) {
            executedKeys.forEach((key, event) -> {
                if (event.outputs().stream().anyMatch(output -> output.digest().equals(Optional.of(artifact)))) {
                    forgottenKeys.add(key);
                }
            });
        }

        @Override
        public boolean has(Digest artifact) {
            return artifacts.content(artifact).isPresent();
        }

        @Override
        public void drop(Digest artifact) {
            artifacts.drop(artifact);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The metadata store in memory is closed.");
        }
    }

    private static ExecutionFinished withoutContents(ExecutionFinished event) {
        List<Event.OutputRecord> outputs =
                event.outputs().stream().map(Event.OutputRecord::withoutContent).toList();
        return new ExecutionFinished(
                event.id(),
                event.pipeline(),
                event.outcome(),
                event.reason(),
                event.key(),
                event.keyParts(),
                event.configuration(),
                event.inputs(),
                outputs,
                event.stack(),
                event.usage(),
                event.startedAt(),
                event.at());
    }

    private static <T> Stream<T> reversed(List<T> list) {
        return Lists.reverse(list).stream();
    }
}
