package io.penstock.runtime;

import io.penstock.runtime.care.Premises;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.files.FileDigests;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.CancelRequests;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.OwnerLock;
import io.penstock.runtime.store.Sweeper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The places where a workspace keeps what it knows.
 *
 * @param name for messages
 * @param directory where it is, if it is on a disk and written by this process
 * @param metadata what happened
 * @param artifacts the contents
 * @param owner names this process to others that share the places; {@link OwnerLock#NOBODY} if it only looks
 * @param files digests of files outside
 * @param code parts of code fingerprints
 * @param metrics measurements
 * @param logs log lines
 * @param claims of processes to cache keys
 * @param holds of all that is relied on and not written down
 * @param release frees the places, after metadata is closed
 */
record Storage(
        String name,
        Optional<Path> directory,
        MetadataStore metadata,
        ArtifactStore artifacts,
        String owner,
        FileDigests files,
        CodeTables code,
        MetricFiles metrics,
        AttemptLogs logs,
        Claims claims,
        Holds holds,
        Runnable release)
        implements AutoCloseable {

    /** Returns whether nothing is written. */
    boolean isReadOnly() {
        return owner.equals(OwnerLock.NOBODY);
    }

    Storage with(MetadataStore other) {
        return new Storage(
                name, directory, other, artifacts, owner, files, code, metrics, logs, claims, holds, release);
    }

    /** Returns what other processes ask of runs, if others can see this place. */
    Optional<CancelRequests> requests() {
        return directory.map(CancelRequests::new);
    }

    /** Returns what there is to be taken care of. */
    Premises premises(Clock clock) {
        return new Premises(name, directory, metadata, artifacts, holds, claims, clock);
    }

    /** Ends the open runs of owners that are gone, as interrupted. */
    void sweep(Instant now) {
        directory.ifPresent(
                place -> new Sweeper(place, owner, metadata).sweep(now).forEach(new CancelRequests(place)::forget));
    }

    @Override
    public void close() {
        try {
            metadata.close();
        } finally {
            release.run();
        }
    }
}
