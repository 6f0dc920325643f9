package io.penstock.runtime.care;

import com.google.common.collect.Sets;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.runtime.care.CollectionReport.Item;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.metadata.GivenUp;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.ArtifactStore.Disposal;
import io.penstock.runtime.store.Holds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One garbage collection. What may go is <em>given up</em> first, which makes lookups miss and resolvers pass by; then it waits until
 * everyone has written down what he found before that; then it reads what was written down and takes back what someone relies on; and
 * only then contents are deleted, a few at a time, each time if they are given up still. Whatever ends it leaves artifacts that are
 * given up and are still there, which the next one finds. See docs/decisions/023-giving-up.md.
 */
final class Collector {

    private final MetadataStore metadata;
    private final GivenUp givenUp;
    private final ArtifactStore artifacts;
    private final Holds holds;
    private final Duration patience;
    private final Inventory inventory;
    private final Map<Digest, Reason> stays;
    private final Set<Digest> remains;
    private final Map<Digest, Item> goes = new LinkedHashMap<>();

    /**
     * Plans a collection.
     *
     * @param patience how long it waits for those who have not written down what they found
     */
    Collector(
            MetadataStore metadata,
            ArtifactStore artifacts,
            Holds holds,
            Duration patience,
            Retention retention,
            Instant now)
            throws IOException {
        this.metadata = metadata;
        this.givenUp = metadata.givenUp();
        this.artifacts = artifacts;
        this.holds = holds;
        this.patience = patience;
        Set<Digest> stored = stored(); // before the inventory, which then knows who wrote it unless he has not said so
        this.inventory = Inventory.of(metadata);
        this.stays = Plan.of(metadata, inventory, retention, now);
        Set<Digest> gone = givenUp.all();
        this.remains = new HashSet<>(Sets.intersection(gone, stored));
        this.remains.addAll(givenUp.undeleted());
        choose(stored, gone);
    }

    private Set<Digest> stored() throws IOException {
        Set<Digest> stored = new HashSet<>();
        try (Stream<Digest> all = artifacts.list()) {
            all.forEach(stored::add);
        }
        return stored;
    }

    private void choose(Set<Digest> stored, Set<Digest> gone) throws IOException {
        Set<Digest> there =
                new LinkedHashSet<>(Sets.difference(inventory.artifacts().keySet(), gone));
        there.addAll(remains);
        there.addAll(Sets.difference(stored, gone));
        stays.keySet().retainAll(there);
        for (Digest artifact : there) {
            if (!stays.containsKey(artifact)) {
                goes.put(artifact, item(artifact));
            }
        }
    }

    private Item item(Digest artifact) throws IOException {
        Item known = inventory.artifacts().get(artifact);
        return known == null ? new Item(artifact, "", "", "", "", bytes(artifact)) : known;
    }

    private long bytes(Digest orphan) throws IOException {
        try {
            return artifacts.manifest(orphan).map(Manifest::bytes).orElse(0L);
        } catch (DataException e) {
            return 0; // what it is cannot be read any more
        }
    }

    CollectionReport report(boolean dryRun) {
        return new CollectionReport(dryRun, List.copyOf(goes.values()), stays);
    }

    /** Deletes what may go. */
    CollectionReport collect(Instant now) throws IOException {
        new Pace().through(Set.copyOf(Sets.intersection(remains, stays.keySet())), givenUp::takeBack);
        new Pace().through(goes.keySet(), part -> givenUp.add(part, now));
        boolean settled = holds.settle(patience);
        takeBack(settled ? inventory.readOn() : goes.keySet());
        takeBack(metadata.pinned());
        artifacts.reclaim(); // what another one left
        delete();
        notePassedBy();
        return report(false);
    }

    private void takeBack(Collection<Digest> needed) {
        Set<Digest> back = new HashSet<>(Sets.intersection(goes.keySet(), new HashSet<>(needed)));
        new Pace().through(back, givenUp::takeBack);
        back.forEach(this::stay);
    }

    private void stay(Digest artifact) {
        goes.remove(artifact);
        stays.put(artifact, Reason.NEEDED_MEANWHILE);
    }

    /** What was taken back by someone while contents were deleted was left out, or was made again. */
    private void notePassedBy() {
        Set<Digest> gone = givenUp.all();
        Set<Digest> back = new HashSet<>(Sets.difference(goes.keySet(), gone));
        back.forEach(this::stay);
    }

    /** Contents are taken away in transactions, and deleted beside them, which holds up nobody. */
    private void delete() throws IOException {
        try (Disposals disposals = new Disposals()) {
            new Pace().through(goes.keySet(), part -> {
                List<Disposal> removed = new ArrayList<>();
                givenUp.delete(part, artifact -> removed.add(remove(artifact)));
                disposals.add(removed);
            });
            disposals.finish();
        }
        artifacts.reclaim();
    }

    private Disposal remove(Digest artifact) {
        try {
            return artifacts.remove(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
