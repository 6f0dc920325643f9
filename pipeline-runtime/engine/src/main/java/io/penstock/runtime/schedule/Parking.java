package io.penstock.runtime.schedule;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The nodes of one run that wait without a thread. Thread-safe. */
final class Parking {

    private final Object lock;
    private final Workers workers;
    private final Stop stop;
    private final Set<Parked> parked = ConcurrentHashMap.newKeySet();

    /**
     * Creates a parking without nodes.
     *
     * @param lock that of the run
     * @param workers take nodes that have waited
     * @param stop lets nobody wait any more
     */
    Parking(Object lock, Workers workers, Stop stop) {
        this.lock = lock;
        this.workers = workers;
        this.stop = stop;
    }

    /**
     * Lets a node wait for something that calls back, or for the end of the run.
     *
     * @param before is done when it has waited, whatever for
     */
    void park(Instance instance, Runnable before, Consumer<Parked> waiting) {
        Parked place = new Parked(own -> {
            parked.remove(own);
            before.run();
            synchronized (lock) {
                instance.ready();
            }
            workers.release(List.of(instance));
        });
        parked.add(place);
        waiting.accept(place);
        if (stop.isRequested()) {
            place.wake();
        }
    }

    /** Lets nobody wait longer. */
    void wakeAll() {
        parked.forEach(Parked::wake);
    }
}
