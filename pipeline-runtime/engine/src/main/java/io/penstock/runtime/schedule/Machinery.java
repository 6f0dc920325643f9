package io.penstock.runtime.schedule;

import io.penstock.artifact.Catalog;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a run works with; it belongs to the workspace.
 *
 * @param metadata remembers what happened
 * @param store keeps the artifacts
 * @param reader reads them
 * @param catalog is what resolvers see
 * @param forms how values are stored
 * @param keys makes cache keys
 * @param metrics takes measurements
 * @param executor runs the nodes
 * @param threads how many nodes run at once, and how many threads each may use
 * @param clock tells the time of events
 */
public record Machinery(
        MetadataStore metadata,
        ArtifactStore store,
        ArtifactReader reader,
        Catalog catalog,
        ArtifactForms forms,
        CacheKeys keys,
        MetricFiles metrics,
        Executor executor,
        int threads,
        Clock clock) {

    /** Returns the same with the codecs that another thread sees. */
    public Machinery with(ArtifactForms others) {
        return new Machinery(metadata, store, reader, catalog, others, keys, metrics, executor, threads, clock);
    }
}
