package io.penstock.runtime.metadata;

import io.penstock.artifact.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What was given up in a store in memory, under the lock of the store. */
final class InMemoryGivenUp implements GivenUp {

    /** What else the store does about it. */
    interface Store {

        /** Forgets the keys whose executions wrote an artifact. */
        void forget(Digest artifact);

        /** Returns whether there is inline content of an artifact. */
        boolean has(Digest artifact);

        /** Drops the inline content of an artifact. */
        void drop(Digest artifact);
    }

    private final Object lock;
    private final Store store;
    private final Map<Digest, Instant> times = new HashMap<>();

    InMemoryGivenUp(Object lock, Store store) {
        this.lock = lock;
        this.store = store;
    }

    @Override
    public void add(Collection<Digest> artifacts, Instant at) {
        synchronized (lock) {
            artifacts.forEach(artifact -> {
                times.putIfAbsent(artifact, at);
                store.forget(artifact);
            });
        }
    }

    @Override
    public void takeBack(Collection<Digest> artifacts) {
        synchronized (lock) {
            times.keySet().removeAll(Set.copyOf(artifacts));
        }
    }

    @Override
    public Optional<Instant> since(Digest artifact) {
        synchronized (lock) {
            return Optional.ofNullable(times.get(artifact));
        }
    }

    @Override
    public Set<Digest> all() {
        synchronized (lock) {
            return Set.copyOf(times.keySet());
        }
    }

    @Override
    public Set<Digest> undeleted() {
        synchronized (lock) {
            return times.keySet().stream().filter(store::has).collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public void delete(Collection<Digest> artifacts, Consumer<Digest> files) {
        synchronized (lock) {
            artifacts.stream().filter(times::containsKey).forEach(artifact -> {
                store.drop(artifact);
                files.accept(artifact);
            });
        }
    }
}
