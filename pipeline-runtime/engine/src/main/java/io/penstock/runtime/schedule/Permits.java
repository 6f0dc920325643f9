package io.penstock.runtime.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much there is of each named resource, and of places for running nodes, in a workspace. Nobody holds a thread while it waits. Thread-safe. */
public final class Permits {

    private final Map<String, Integer> capacity;
    private final Map<String, Integer> free;
    private final Set<Runnable> waitingForPlaces = new LinkedHashSet<>();
    private final Set<Runnable> waitingForResources = new LinkedHashSet<>();
    private int places;

    /**
     * Creates permits of which all are free.
     *
     * @param places how many nodes run at once
     * @param capacity how much there is of each resource
     */
    public Permits(int places, Map<String, Integer> capacity) {
        this.places = places;
        this.capacity = Map.copyOf(capacity);
        this.free = new HashMap<>(capacity);
    }

    /** Says why so much can never be had, if it cannot. */
    Optional<String> objection(String resource, int count) {
        Integer all = capacity.get(resource);
        if (all == null) {
            return Optional.of("resource '%s' is not known. Give the workspace its number: builder.resource(\"%s\", 1)."
                    .formatted(resource, resource));
        }
        return count <= all
                ? Optional.empty()
                : Optional.of(
                        "'%d' permits of '%s' are more than the workspace has, '%d'.".formatted(count, resource, all));
    }

    /** Takes a place for running nodes; if there is none, the waiting one is called when there may be. */
    synchronized boolean takePlace(Runnable waiter) {
        if (places > 0) {
            places--;
            return true;
        }
        waitingForPlaces.add(waiter);
        return false;
    }

    /** Gives a place back. */
    void leavePlace() {
        List<Runnable> woken;
        synchronized (this) {
            places++;
            woken = emptied(waitingForPlaces);
        }
        woken.forEach(Runnable::run);
    }

    /** Returns whether someone waits, so that it is fair to leave the place after a node. */
    synchronized boolean isContended() {
        return !waitingForPlaces.isEmpty();
    }

    /** Takes all that a node wants, or nothing; then the waiting one is called when there may be enough. */
    synchronized boolean take(Map<String, Integer> wanted, Runnable waiter) {
        if (wanted.isEmpty()) {
            return true;
        }
        boolean enough =
                wanted.entrySet().stream().allMatch(one -> free.getOrDefault(one.getKey(), 0) >= one.getValue());
        if (enough) {
            wanted.forEach((resource, count) -> free.merge(resource, -count, Integer::sum));
        } else {
            waitingForResources.add(waiter);
        }
        return enough;
    }

    /** Gives back what a node took. */
    void give(Map<String, Integer> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<Runnable> woken;
        synchronized (this) {
            taken.forEach((resource, count) -> free.merge(resource, count, Integer::sum));
            woken = emptied(waitingForResources);
        }
        woken.forEach(Runnable::run);
    }

    private static List<Runnable> emptied(Set<Runnable> waiting) {
        List<Runnable> woken = new ArrayList<>(waiting);
        waiting.clear();
        return woken;
    }
}
