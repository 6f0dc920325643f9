package io.penstock.runtime.execution;

import io.penstock.MetricLog;
import io.penstock.Node;
import io.penstock.artifact.Catalog;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.ArtifactStore;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;

/**
 * What the execution of a node works with; it belongs to the workspace.
 *
 * @param metadata remembers what happened
 * @param store keeps the artifacts
 * @param reader reads them
 * @param catalog is what resolvers see
 * @param forms how values are stored
 * @param keys makes cache keys
 * @param flights lets each key be computed once at a time
 * @param metrics takes measurements
 * @param logs takes log lines
 * @param isolator runs components in JVMs of their own
 * @param threads how many threads each node may use
 * @param clock tells the time of events
 */
public record Machinery(
        MetadataStore metadata,
        ArtifactStore store,
        ArtifactReader reader,
        Catalog catalog,
        ArtifactForms forms,
        CacheKeys keys,
        Flights flights,
        MetricFiles metrics,
        AttemptLogs logs,
        Isolator isolator,
        int threads,
        Clock clock) {

    /** Returns the classes that make the bytes of a node's outputs and read those of its inputs, whose code is in its key. */
    public Set<Class<?>> codecs(Node node) {
        Set<Class<?>> codecs = new HashSet<>();
        node.ports().forEach(port -> codecs.addAll(forms.of(port.type()).codecs()));
        node.inputs()
                .forEach(input -> codecs.addAll(forms.of(input.port().type()).codecs()));
        return codecs;
    }

    /** Returns the same with the codecs that another thread sees. */
    public Machinery with(ArtifactForms others) {
        return new Machinery(
                metadata, store, reader, catalog, others, keys, flights, metrics, logs, isolator, threads, clock);
    }

    Workbench workbench(MetricLog measurements, Logger logger, boolean resumable) {
        return new Workbench(
                forms,
                store,
                measurements,
                logger,
                threads,
                present -> present.record(metadata),
                keys::of,
                resumable ? key -> Optional.of(store.unfinished(key)) : Workbench.Unfinished.NONE);
    }
}
