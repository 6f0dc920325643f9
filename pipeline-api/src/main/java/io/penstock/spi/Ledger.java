package io.penstock.spi;

import io.penstock.artifact.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Named records that change by compare-and-set and keep their whole history, and pins that keep artifacts from garbage
 * collection. The engine implements it; a registry of models is built on it. Thread-safe and safe between processes.
 */
public interface Ledger {

    /** The revision to expect when a record does not exist yet. */
    long NONE = 0;

    /**
     * One state of a record.
     *
     * @param name of the record
     * @param revision 1 for the first state, then one more each time
     * @param value what was stored
     * @param at when
     */
    record Entry(String name, long revision, String value, Instant at) {}

    /** Returns the newest state of a record, if it exists. */
    Optional<Entry> current(String name);

    /**
     * Appends a state if the newest one has the expected revision; it is durable when this returns.
     *
     * @return the new state, or empty if another writer was faster
     */
    Optional<Entry> compareAndSet(String name, long expectedRevision, String value);

    /** Returns all states of a record, oldest first. */
    List<Entry> history(String name);

    /** Keeps an artifact from garbage collection until the same owner unpins it. Pinning twice is pinning once. */
    void pin(Digest artifact, String owner);

    /** Takes back one owner's pin; does nothing if there is none. */
    void unpin(Digest artifact, String owner);
}
