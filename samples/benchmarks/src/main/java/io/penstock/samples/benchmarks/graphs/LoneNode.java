package io.penstock.samples.benchmarks.graphs;

import io.penstock.Node;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.code.CodeTables;
import io.penstock.runtime.execution.Flights;
import io.penstock.runtime.execution.Grown;
import io.penstock.runtime.execution.LoneRun;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.execution.Turn;
import io.penstock.runtime.files.FileDigests;
import io.penstock.runtime.files.TemporaryDirectory;
import io.penstock.runtime.isolation.ChildJvms;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.InMemoryArtifactStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** One node that does nothing, and the machinery that runs it, in memory; nothing is written down but its first execution. */
final class LoneNode implements AutoCloseable {

    private final TemporaryDirectory files = new TemporaryDirectory();
    private final InMemoryMetadataStore metadata = new InMemoryMetadataStore();
    private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
    private final Workspace workspace = Workspace.inMemory();
    private final Machinery machinery = new Machinery(
            metadata,
            artifacts,
            new ArtifactReader(metadata, artifacts),
            workspace.catalog(),
            new ArtifactForms(),
            new CacheKeys(new CodeFingerprints(FileDigests.inMemory(), CodeTables.inMemory()), FileDigests.inMemory()),
            Flights.alone(),
            new MetricFiles(files::path),
            new AttemptLogs(files::path),
            new ChildJvms(),
            1,
            Clock.systemUTC());
    private final NoOps.NoOp step = new NoOps.NoOp(1);
    private final Node node = Node.apart("node", step);
    private final ExecutionId id = ExecutionId.first("run", "node");
    private final NodeRunner runner = new NodeRunner(machinery, "pipeline");
    private final LoneRun run = new LoneRun(machinery, new Deaf());

    /** Hears nothing. */
    private record Deaf() implements RunObserver {
        @Override
        public void started(ExecutionId id) {}

        @Override
        public void progress(ExecutionId id, long done, long total, String unit) {}

        @Override
        public void finished(NodeEnd end) {}
    }

    /** Runs the node once, so that it is found in the cache from then on. */
    LoneNode() throws IOException, InterruptedException {
        run.run(node);
    }

    CacheKey key() {
        return machinery.keys().of(node, machinery.codecs(node), Map.of());
    }

    NodeEnd executed() throws IOException, InterruptedException {
        return runner.again(node, id, run, "");
    }

    /**
     * Takes the node from the cache.
     *
     * @throws IllegalStateException if it was not found there
     */
    NodeEnd cached() throws IOException, InterruptedException {
        if (runner.run(node, id, run, Grown.NOT_YET) instanceof Turn.Ended ended) {
            ended.land();
            return ended.end();
        }
        throw new IllegalStateException("The node waits for another one with its key, although there is none.");
    }

    @Override
    public void close() throws IOException {
        workspace.close();
        metadata.close();
        artifacts.close();
        files.close();
    }
}
