package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.spi.Ledger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Named records and pins in maps. */
final class InMemoryLedger implements Ledger {

    private record Pin(Digest artifact, String owner) {}

    private final InstantSource clock;
    private final Function<Digest, Optional<DataException>> refusal;
    private final Map<String, List<Entry>> histories = new HashMap<>();
    private final Set<Pin> pins = new HashSet<>();

    /**
     * Creates an empty ledger.
     *
     * @param refusal says why an artifact cannot be pinned, if it cannot
     */
    InMemoryLedger(InstantSource clock, Function<Digest, Optional<DataException>> refusal) {
        this.clock = clock;
        this.refusal = refusal;
    }

    @Override
    public synchronized Optional<Entry> current(String name) {
        List<Entry> history = history(name);
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    @Override
    public synchronized Optional<Entry> compareAndSet(String name, long expectedRevision, String value) {
        long newest = current(name).map(Entry::revision).orElse(NONE);
        if (newest != expectedRevision) {
            return Optional.empty();
        }
        Entry next = new Entry(name, newest + 1, value, clock.instant());
        histories.computeIfAbsent(name, first -> new ArrayList<>()).add(next);
        return Optional.of(next);
    }

    @Override
    public synchronized List<Entry> history(String name) {
        return List.copyOf(histories.getOrDefault(name, List.of()));
    }

    @Override
    public synchronized void pin(Digest artifact, String owner) {
        refusal.apply(artifact).ifPresent(reason -> {
            throw reason;
        });
        pins.add(new Pin(artifact, owner));
    }

    @Override
    public synchronized void unpin(Digest artifact, String owner) {
        pins.remove(new Pin(artifact, owner));
    }

    synchronized Set<Digest> pinned() {
        return pins.stream().map(Pin::artifact).collect(Collectors.toUnmodifiableSet());
    }
}
