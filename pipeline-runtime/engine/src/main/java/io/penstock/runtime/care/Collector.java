package io.penstock.runtime.care;

import com.google.common.collect.Lists;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One garbage collection, a portion after the other. What may go is <em>given up</em> first, which makes lookups miss and resolvers
 * pass by; then it waits until everyone has written down what he found before that; then it reads what was written down and takes back
 * what someone relies on; and only then contents are deleted, a few at a time, each time if they are given up still. Their files are
 * deleted while the next portion is given up. Whatever ends it leaves artifacts that are given up and are still there, which the next
 * one finds. See docs/decisions/023-giving-up.md.
 */
final class Collector {

    private static final Comparator<Digest> SHELF_BY_SHELF = Comparator.comparing(Digest::text);

    private final MetadataStore metadata;
    private final GivenUp givenUp;
    private final ArtifactStore artifacts;
    private final Holds holds;
    private final Duration patience;
    private final int portion;
    private final Instant now;
    private final Inventory inventory;
    private final Map<Digest, Reason> stays;
    private final Set<Digest> remains;
    private final Map<Digest, Item> goes = new LinkedHashMap<>();
    private final Set<Digest> needed = new HashSet<>();
    private final Pace giving = new Pace();
    private final Pace deleting = new Pace();

    /**
     * Plans a collection.
     *
     * @param patience how long it waits for those who have not written down what they found
     * @param portion how many artifacts it gives up before it deletes them
     */
    Collector(Premises premises, Retention retention, Duration patience, int portion) throws IOException {
        this.metadata = premises.metadata();
        this.givenUp = metadata.givenUp();
        this.artifacts = premises.artifacts();
        this.holds = premises.holds();
        this.patience = patience;
        this.portion = portion;
        this.now = premises.clock().instant();
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
    CollectionReport collect() throws IOException {
        new Pace().through(Set.copyOf(Sets.intersection(remains, stays.keySet())), givenUp::takeBack);
        artifacts.reclaim(); // what another one left
        try (Disposals disposals = new Disposals()) {
            for (List<Digest> part : Lists.partition(List.copyOf(goes.keySet()), portion)) {
                collect(part, disposals);
            }
            disposals.finish();
        }
        artifacts.reclaim();
        notePassedBy();
        return report(false);
    }

    private void collect(List<Digest> part, Disposals disposals) {
        List<Digest> given = part.stream().filter(this::isFree).toList();
        if (given.isEmpty()) {
            return; // there is nothing to wait for
        }
        giving.through(given, some -> givenUp.add(some, now));
        needed.addAll(holds.settle(patience) ? inventory.readOn() : goes.keySet());
        needed.addAll(metadata.pinned());
        giving.through(given.stream().filter(needed::contains).toList(), givenUp::takeBack);
        delete(given.stream().filter(this::isFree).toList(), disposals);
    }

    /** Returns whether nobody needs an artifact; one that is needed stays. */
    private boolean isFree(Digest artifact) {
        if (needed.contains(artifact)) {
            stay(artifact);
        }
        return goes.containsKey(artifact);
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

    /** Contents are taken away in transactions, shelf by shelf, and deleted beside them, which holds up nobody. */
    private void delete(List<Digest> part, Disposals disposals) {
        deleting.through(part.stream().sorted(SHELF_BY_SHELF).toList(), some -> {
            List<Disposal> removed = new ArrayList<>();
            Duration alone = givenUp.delete(some, artifact -> removed.add(remove(artifact)));
            disposals.add(removed);
            return alone;
        });
    }

    private Disposal remove(Digest artifact) {
        try {
            return artifacts.remove(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
