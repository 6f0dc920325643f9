package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.flow.ArtifactsOfSpans;
import io.penstock.model.BlessedModel;
import io.penstock.model.LatestBlessed;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.Event.RunStarted;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.RunPlan;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all that was written down says of artifacts: who wrote each first, which runs rely on it, and what resolvers can find. Reads
 * every event once, and keeps about 200 bytes for each artifact and 50 for each time that a run relies on one.
 */
final class Inventory {

    private static final int PAGE = 2_000;

    /** What {@code LatestArtifact} asks for. */
    record Kind(String pipeline, String type) {}

    private final MetadataStore metadata;
    private final Map<Digest, Item> artifacts = new LinkedHashMap<>();
    private final Map<String, Set<Digest>> runs = new HashMap<>();
    private final Map<Kind, Digest> newest = new HashMap<>();
    private final Map<Kind, NavigableMap<String, Digest>> spans = new HashMap<>();
    private final Set<Digest> blessed = new HashSet<>();
    private final Set<String> runsInPart;
    private long sequence;

    private Inventory(MetadataStore metadata) {
        this.metadata = metadata;
        this.runsInPart = metadata.runs(Integer.MAX_VALUE).stream()
                .filter(RunRecord::cameInPart)
                .map(RunRecord::id)
                .collect(Collectors.toSet());
    }

    /** Reads all that was written down so far. */
    static Inventory of(MetadataStore metadata) {
        Inventory inventory = new Inventory(metadata);
        inventory.readOn();
        return inventory;
    }

    /** Returns every artifact that an execution wrote, found or passed on, in the order in which they came. */
    Map<Digest, Item> artifacts() {
        return artifacts;
    }

    /** Returns what a run wrote, found, read or takes over. */
    Set<Digest> of(String run) {
        return runs.getOrDefault(run, Set.of());
    }

    Collection<Digest> newest() {
        return newest.values();
    }

    /** Returns the spans of each kind with the newest artifact of each. */
    Collection<NavigableMap<String, Digest>> spans() {
        return spans.values();
    }

    /** Returns the blessed models, and the models within. */
    Set<Digest> blessed() {
        return blessed;
    }

    /** Reads what was written down since, and returns what runs relied on in it; all that a run has if it was taken up again. */
    Set<Digest> readOn() {
        Set<Digest> relied = new HashSet<>();
        for (List<Recorded> page = page(); !page.isEmpty(); page = page()) {
            for (Recorded recorded : page) {
                relied.addAll(read(recorded));
                sequence = recorded.sequence();
            }
        }
        return relied;
    }

    private List<Recorded> page() {
        return metadata.eventsAfter(sequence, PAGE);
    }

    private Set<Digest> read(Recorded recorded) {
        if (recorded.event() instanceof RunStarted started) {
            Set<Digest> known = runs.computeIfAbsent(started.run(), first -> new HashSet<>());
            taken(started).forEach(known::add);
            return known;
        }
        return recorded.event() instanceof ExecutionFinished finished ? read(finished) : Set.of();
    }

    private static Stream<Digest> taken(RunStarted started) {
        String digests = started.environment().getOrDefault(RunPlan.TAKES, "");
        return digests.isEmpty()
                ? Stream.empty()
                : Arrays.stream(digests.split(" ")).map(Digest::new);
    }

    private Set<Digest> read(ExecutionFinished finished) {
        Set<Digest> relied = new HashSet<>(finished.relied());
        finished.inputs().stream()
                .map(InputRecord::digest)
                .flatMap(Optional::stream)
                .forEach(relied::add);
        finished.outputs().forEach(output -> output.digest().ifPresent(digest -> read(finished, output, digest)));
        runs.computeIfAbsent(finished.run(), first -> new HashSet<>()).addAll(relied);
        return relied;
    }

    private void read(ExecutionFinished finished, OutputRecord output, Digest digest) {
        Item item = new Item(
                digest, output.type(), finished.pipeline(), finished.id().node(), finished.run(), output.bytes());
        artifacts.merge(digest, item, Inventory::larger);
        if (!runsInPart.contains(finished.run())) {
            noteNewest(new Kind(finished.pipeline(), output.type()), output, digest);
        }
        if (output.type().equals(BlessedModel.class.getName())) {
            blessed.add(digest);
            Optional.ofNullable(output.properties().get(LatestBlessed.MODEL_PROPERTY))
                    .map(Digest::new)
                    .ifPresent(blessed::add);
        }
    }

    private void noteNewest(Kind kind, OutputRecord output, Digest digest) {
        newest.put(kind, digest);
        Optional.ofNullable(output.properties().get(ArtifactsOfSpans.SPAN))
                .ifPresent(span -> spans.computeIfAbsent(kind, first -> new TreeMap<>(Spans.ORDER))
                        .put(span, digest));
    }

    /** Who passes an artifact on writes down no size. */
    private static Item larger(Item known, Item other) {
        return other.bytes() <= known.bytes()
                ? known
                : new Item(known.digest(), known.type(), known.pipeline(), known.node(), known.run(), other.bytes());
    }
}
