package io.penstock.runtime;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.errors.EnvironmentException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.schedule.Machinery;
import io.penstock.runtime.schedule.MetricFiles;
import io.penstock.runtime.schedule.PipelineRun;
import io.penstock.spi.Ledger;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A place where pipelines run: keeps every artifact by its content, remembers every execution, and runs nothing twice that
 * would give the same.
 *
 * <pre>{@code
 * try (Workspace workspace = Workspace.open(Path.of(".penstock"))) {
 *     workspace.run(pipeline).orThrow();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Several pipelines may run at once, and several processes may have one directory open. After {@link #close}
 * no thread and no file handle is left.
 */
public final class Workspace implements AutoCloseable {

    private final Storage storage;
    private final Machinery template;
    private final Listeners listeners;
    private final Runnable stopThreads;
    private final Set<RunningPipeline> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Workspace(Storage storage, Builder settings) {
        this.storage = storage;
        this.listeners = new Listeners(settings.listeners);
        Executor host = settings.executor;
        Executor executor = host == null ? threads(settings.threads) : host;
        this.stopThreads = executor instanceof ExecutorService own && host == null ? own::shutdown : () -> {};
        this.template = new Machinery(
                storage.metadata(),
                storage.artifacts(),
                new ArtifactReader(storage.metadata(), storage.artifacts()),
                new WorkspaceCatalog(storage.metadata()),
                new ArtifactForms(),
                new CacheKeys(new CodeFingerprints(storage.files(), storage.code()), storage.files()),
                storage.metrics(),
                executor,
                settings.threads,
                settings.clock);
    }

    /**
     * Opens the workspace in a directory, which is made if it does not exist.
     *
     * @throws EnvironmentException if it cannot be written, is a file, or was made by a newer version
     */
    public static Workspace open(Path directory) {
        return builder(directory).open();
    }

    /** Opens a workspace that is forgotten when it is closed; its artifacts are kept on the heap. */
    public static Workspace inMemory() {
        return new Builder(Storages::inMemory).open();
    }

    /** Returns a builder for a workspace in a directory. */
    public static Builder builder(Path directory) {
        return new Builder(clock -> Storages.in(directory, clock));
    }

    /** Returns a builder for a workspace that is forgotten when it is closed. */
    public static Builder inMemoryBuilder() {
        return new Builder(Storages::inMemory);
    }

    /** The settings of a workspace. */
    public static final class Builder {

        private final StorageOpening opening;
        private final List<RunListener> listeners = new ArrayList<>();
        private @Nullable Executor executor;
        private int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        private Clock clock = Clock.systemUTC();

        private Builder(StorageOpening opening) {
            this.opening = opening;
        }

        /**
         * Lets nodes run on an executor of the host, which the host closes after the workspace. It must run tasks in threads
         * of its own, not in the caller's.
         */
        public Builder executor(Executor host) {
            executor = host;
            return this;
        }

        /** Tells a listener what happens; may be called several times. */
        public Builder listener(RunListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Takes the times of events from a clock; nothing but what people read depends on it. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets how many nodes run at once, and how many threads each may use; the number of processors by default. */
        public Builder threads(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("'%d' threads run nothing. Use at least 1.".formatted(threads));
            }
            this.threads = threads;
            return this;
        }

        /**
         * Opens the workspace.
         *
         * @throws EnvironmentException if its place cannot be used
         */
        public Workspace open() {
            return new Workspace(opening.open(clock), this);
        }
    }

    /** Opens the places of a workspace. */
    interface StorageOpening {
        Storage open(Clock clock);
    }

    /**
     * Runs a pipeline and waits for its end.
     *
     * @return what became of each node; a failed one is a result, see {@link RunReport#orThrow}
     * @throws io.penstock.errors.DefinitionException if nothing stores the artifacts of some output
     * @throws EnvironmentException if the workspace cannot write down what happens
     */
    public RunReport run(Pipeline pipeline) {
        return begin(pipeline).await();
    }

    /** Starts a run and returns at once; throws what {@link #run} throws before the first node starts. */
    public RunHandle start(Pipeline pipeline) {
        return begin(pipeline);
    }

    private RunningPipeline begin(Pipeline pipeline) {
        checkOpen();
        Event.RunStarted start = startOf(pipeline);
        Machinery machinery = template.with(new ArtifactForms());
        PipelineRun run = new PipelineRun(machinery, pipeline, start, new ListenerBridge(listeners));
        RunningPipeline handle = new RunningPipeline(start.run(), run, machinery.executor());
        running.add(handle);
        listeners.tell(listener -> listener.runStarted(start.run(), pipeline));
        handle.begin(ends -> report(start.run(), ends, machinery), listeners, () -> running.remove(handle));
        return handle;
    }

    /** Returns the artifacts that this workspace knows. */
    public Catalog catalog() {
        return template.catalog();
    }

    /** Returns the named records and pins of this workspace. */
    public Ledger ledger() {
        return storage.metadata().ledger();
    }

    /** Returns what this workspace remembers, for tools that show it. */
    public MetadataStore metadata() {
        return storage.metadata();
    }

    /** Returns the newest runs, at most {@code limit}. */
    public List<RunRecord> runs(int limit) {
        return storage.metadata().runs(limit);
    }

    /**
     * Reads an artifact.
     *
     * @throws io.penstock.errors.DataException if it is damaged
     * @throws ClassCastException if it is of another type
     */
    public <T> T read(ArtifactRecord artifact, Class<T> type) {
        return type.cast(read(artifact, (Type) type));
    }

    /** Reads an artifact of a generic type, as {@link #read(ArtifactRecord, Class)} does. */
    public Object read(ArtifactRecord artifact, Type type) {
        return new Artifacts(template.reader(), new ArtifactForms()).read(type, artifact.digest());
    }

    /** Returns the measurements that a node's first attempt in a run took, in order; empty if there are none. */
    public List<MetricFiles.Point> metrics(String run, String node) {
        try {
            return storage.metrics().points(ExecutionId.first(run, node));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The metrics of '%s' in run '%s' cannot be read: %s".formatted(node, run, e), e);
        }
    }

    /** Cancels what runs, waits for its end, and frees every thread and file handle. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.forEach(RunningPipeline::cancel);
        running.forEach(RunningPipeline::awaitCancelled);
        stopThreads.run();
        listeners.close();
        storage.close();
    }

    @Override
    public String toString() {
        return "Workspace[%s]".formatted(storage.name());
    }

    private Event.RunStarted startOf(Pipeline pipeline) {
        return new Event.RunStarted(
                RunIds.at(template.clock().instant()),
                pipeline.name(),
                storage.owner(),
                CanonicalJson.write(pipeline.parameters()),
                Host.name(),
                Host.environment(),
                template.clock().instant());
    }

    private RunReport report(String run, List<NodeReport> nodes, Machinery machinery) {
        RunRecord record = storage.metadata().run(run).orElseThrow();
        return new RunReport(record, nodes, new Artifacts(machinery.reader(), machinery.forms()));
    }

    private static ExecutorService threads(int threads) {
        return Executors.newFixedThreadPool(threads, Threads.named("penstock"));
    }

    private void checkOpen() {
        if (closed) {
            throw new EnvironmentException("Workspace '%s' is closed. Open it again.".formatted(storage.name()));
        }
    }
}
