package io.penstock.runtime;

import io.penstock.Pipeline;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Catalog;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.care.StoreCare;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.check.StoreCheck;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.execution.Flights;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.explain.Explainer;
import io.penstock.runtime.explain.Explanation;
import io.penstock.runtime.explain.Invalidation;
import io.penstock.runtime.internal.Threads;
import io.penstock.runtime.isolation.ChildJvms;
import io.penstock.runtime.lineage.Lineage;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.schedule.Engine;
import io.penstock.runtime.schedule.Permits;
import io.penstock.runtime.schedule.Timer;
import io.penstock.spi.Ledger;
import io.penstock.spi.Services;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

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
 * no thread and no file handle is left, but for the threads of nodes that do not stop.
 */
public final class Workspace implements AutoCloseable {

    private final HeadStart headStart;
    private final Storage storage;
    private final Machinery machinery;
    private final Runs runs;
    private final StoreCare care;
    private final Duration grace;
    private volatile boolean closed;

    Workspace(WorkspaceBuilder settings) {
        List<RunListener> listeners = new ArrayList<>(settings.listeners());
        listeners.addAll(
                Services.load(RunListener.class)); // a class that is not there is found out before anything is open
        ArtifactForms forms = new ArtifactForms();
        this.headStart = HeadStart.give();
        Timer timer = new Timer(Threads.named("penstock-timer"));
        this.storage = settings.storage(timer.soon());
        this.grace = settings.grace();
        this.care = new StoreCare(storage.premises(settings.clock()));
        this.machinery = new Machinery(
                storage.metadata(),
                storage.artifacts(),
                new ArtifactReader(storage.metadata(), storage.artifacts()),
                new WorkspaceCatalog(storage.metadata()),
                forms,
                new CacheKeys(new CodeFingerprints(storage.files(), storage.code()), settings.inputs(storage.files())),
                new Flights(storage.claims()),
                storage.metrics(),
                storage.logs(),
                new ChildJvms(),
                settings.threads(),
                settings.clock());
        Executor host = settings.executor();
        Engine engine = new Engine(
                host == null ? Threads.pool() : host,
                new Permits(settings.threads(), settings.resources()),
                timer,
                settings.alarms(timer),
                storage.holds());
        this.runs = new Runs(storage, engine, new Listeners(listeners, timer), grace, settings.power(), host == null);
    }

    /**
     * Opens the workspace in a directory, which is made if it does not exist.
     *
     * @throws EnvironmentException if it cannot be written, is a file, or was made by a newer version
     */
    public static Workspace open(Path directory) {
        return builder(directory).open();
    }

    /**
     * Opens a workspace to look at, and writes nothing in its directory, which may lie on a disk that cannot be written. What would
     * change it is refused with an {@link EnvironmentException}; of a run whose process is gone it says that it runs.
     *
     * <p>If nobody has the workspace open now, nobody should open it to write meanwhile: what is read then may not fit together. If
     * another process has it open, or was killed, this one cannot open it to write before it has closed what it looks at.
     *
     * @throws EnvironmentException if there is none, it was made by another version, or what wrote it last left work to finish
     */
    public static Workspace openReadOnly(Path directory) {
        return new WorkspaceBuilder((clock, later) -> Storages.readOnly(directory, clock)).open();
    }

    /** Opens a workspace that is forgotten when it is closed; its artifacts are kept on the heap. */
    public static Workspace inMemory() {
        return inMemoryBuilder().open();
    }

    /** Returns a builder for a workspace in a directory. */
    public static WorkspaceBuilder builder(Path directory) {
        return new WorkspaceBuilder((clock, later) -> Storages.in(directory, clock, later));
    }

    /** Returns a builder for a workspace that is forgotten when it is closed. */
    public static WorkspaceBuilder inMemoryBuilder() {
        return new WorkspaceBuilder((clock, later) -> Storages.inMemory(clock));
    }

    /**
     * Runs a pipeline and waits for its end.
     *
     * @return what became of each node; a failed one is a result, see {@link RunReport#orThrow}
     * @throws DefinitionException if the pipeline cannot run in this workspace
     * @throws EnvironmentException if the workspace cannot write down what happens
     */
    public RunReport run(Pipeline pipeline) {
        return run(pipeline, UnaryOperator.identity());
    }

    /** Runs a pipeline, or a part of it, and waits for its end. */
    public RunReport run(Pipeline pipeline, UnaryOperator<RunOptions> options) {
        return begin(pipeline, options).await();
    }

    /** Starts a run and returns at once; throws what {@link #run} throws before the first node starts. */
    public RunHandle start(Pipeline pipeline) {
        return start(pipeline, UnaryOperator.identity());
    }

    /** Starts a run of a pipeline, or of a part of it, and returns at once. */
    public RunHandle start(Pipeline pipeline, UnaryOperator<RunOptions> options) {
        return begin(pipeline, options);
    }

    /**
     * Takes a run up again that has ended, and runs what failed, was cancelled, or was not come to; what ended well stays as it
     * is, if it would be the same today. Attempts go on counting.
     *
     * @param run the id of the run
     * @param pipeline the pipeline that it is a run of, with the same parameters
     * @throws DefinitionException if the run is not known, runs, or is one of another pipeline
     */
    public RunReport retry(String run, Pipeline pipeline) {
        Machinery now = machinery();
        RunRecord record = runs.current(now, known(run));
        String parameters = CanonicalJson.write(pipeline.parameters());
        if (!record.pipeline().equals(pipeline.name()) || !record.parameters().equals(parameters)) {
            throw new DefinitionException(
                    "Run '%s' is one of '%s' with parameters '%s', not of '%s' with '%s'. Give the same, or start a new run."
                            .formatted(run, record.pipeline(), record.parameters(), pipeline.name(), parameters));
        }
        if (record.state() == RunRecord.State.RUNNING) {
            throw new DefinitionException("Run '%s' is running. Wait for its end, or cancel it.".formatted(run));
        }
        return runs.begin(
                        now,
                        pipeline,
                        run,
                        () -> new RunPlans(now, grace).retry(run, pipeline),
                        Map.of("retried", "true"))
                .await();
    }

    /**
     * Starts a new run that takes over what another one had, up to chosen nodes, and runs these and what follows; values may be
     * overridden. What follows from an overridden value does not leave the workspace: components that reach outside are left out.
     *
     * @param run the id of the run to take over from
     * @throws DefinitionException if the run or a node is not known, the run is one of another pipeline, or something that is needed has
     *     no outputs in that run or others than today
     */
    public RunReport replay(String run, Pipeline pipeline, UnaryOperator<ReplayOptions> options) {
        RunRecord record = known(run);
        Machinery now = machinery();
        ReplayOptions chosen = options.apply(ReplayOptions.DEFAULT);
        String overridden = String.join(
                ", ",
                chosen.overrides().keySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
        Map<String, String> notes =
                overridden.isEmpty() ? Map.of("replayOf", run) : Map.of("replayOf", run, "overridden", overridden);
        return runs.begin(
                        now,
                        pipeline,
                        runs.newId(now),
                        () -> new RunPlans(now, grace).replay(record, pipeline, chosen),
                        notes)
                .await();
    }

    /**
     * Asks a run to stop, whichever process runs it; it ends as {@code CANCELLED} as soon as its nodes let it.
     *
     * @throws DefinitionException if the run is not known or has ended
     */
    public void cancel(String run) {
        RunRecord record = runs.current(machinery(), known(run));
        if (record.state() != RunRecord.State.RUNNING) {
            throw new DefinitionException(
                    "Run '%s' has ended: %s. There is nothing to cancel.".formatted(run, record.state()));
        }
        runs.cancel(run);
    }

    /**
     * Returns the report of a run of any time, from what is remembered. Nodes are in the order in which they began, and the cause
     * of a failed one is a {@link RecordedFailure}.
     *
     * @throws DefinitionException if the run is not known
     */
    public RunReport report(String run) {
        return runs.report(machinery(), known(run));
    }

    /**
     * Starts a run in which outputs of some nodes are given instead of computed, for tests, and returns at once. Unlike in a
     * replay, what reaches outside runs too.
     *
     * @throws DefinitionException if the pipeline has no such node, or another output of it is needed
     */
    public RunHandle rehearse(Pipeline pipeline, UnaryOperator<Rehearsal> stubs) {
        Machinery now = machinery();
        Rehearsal given = stubs.apply(Rehearsal.NOTHING);
        return runs.begin(
                now,
                pipeline,
                runs.newId(now),
                () -> new RehearsalPlan(now, pipeline, given, grace).plan(),
                Map.of("rehearsal", "true"));
    }

    private RunningPipeline begin(Pipeline pipeline, UnaryOperator<RunOptions> options) {
        Machinery now = machinery();
        RunOptions chosen = options.apply(RunOptions.DEFAULT);
        return runs.begin(
                now, pipeline, runs.newId(now), () -> new RunPlans(now, grace).partial(pipeline, chosen), Map.of());
    }

    /** Returns the machinery with the codecs that the calling thread sees. */
    private Machinery machinery() {
        checkOpen();
        return machinery.with(new ArtifactForms());
    }

    private RunRecord known(String run) {
        checkOpen();
        return storage.metadata()
                .run(run)
                .orElseThrow(() -> new DefinitionException("Workspace '%s' has no run '%s'. Its newest runs: %s."
                        .formatted(
                                storage.name(),
                                run,
                                runs(5).stream().map(RunRecord::id).toList())));
    }

    /** Returns the artifacts that this workspace knows. */
    public Catalog catalog() {
        checkOpen();
        return machinery.catalog();
    }

    /** Returns the named records and pins of this workspace. */
    public Ledger ledger() {
        checkOpen();
        return storage.metadata().ledger();
    }

    /** Returns what this workspace remembers, for tools that show it. */
    public MetadataStore metadata() {
        checkOpen();
        return storage.metadata();
    }

    /** Returns the newest runs, at most {@code limit}; those that came in part with an archive stand behind all others. */
    public List<RunRecord> runs(int limit) {
        checkOpen();
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
        checkOpen();
        return new Artifacts(machinery.reader(), new ArtifactForms()).read(type, artifact.digest());
    }

    /** Returns the measurements that a node's first attempt in a run took, in order; empty if there are none. */
    public List<MetricFiles.Point> metrics(String run, String node) {
        checkOpen();
        try {
            return storage.metrics().points(ExecutionId.first(run, node));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The metrics of '%s' in run '%s' cannot be read: %s".formatted(node, run, e), e);
        }
    }

    /**
     * Says why a node ran in a run, or was cached: each part of its key beside the nearest earlier one.
     *
     * @throws IllegalArgumentException if the run or the node is not known, or the node is one of a body, which ran for items; the
     *     message lists what there is
     */
    public Explanation explain(String run, String node) {
        return explain(run, node, "");
    }

    /**
     * Says why a node of a body ran for an element or in a round, as {@link #explain(String, String)} does.
     *
     * @param item the element, counted from 0, or the round, counted from 1; of a body in a body both with a dot between: {@code 2.1}
     */
    public Explanation explain(String run, String node, String item) {
        checkOpen();
        return new Explainer(storage.metadata(), storage.code()).explain(run, node, item);
    }

    /**
     * Returns a preview of what follows if it is forgotten that a node was computed; nothing happens before {@link
     * Invalidation#apply}.
     *
     * @throws IllegalArgumentException if the run or the node is not known; the message lists what is
     */
    public Invalidation invalidation(String run, String node) {
        checkOpen();
        return Invalidation.of(storage.metadata(), run, node);
    }

    /** Returns the questions that can be asked of how artifacts and executions follow from each other. */
    public Lineage lineage() {
        checkOpen();
        return Lineage.of(storage.metadata());
    }

    /** Checks everything that this workspace keeps, to the byte: each artifact, each reference, and what was left behind. */
    public CheckReport verify() {
        checkOpen();
        return storage.directory()
                .map(place -> StoreCheck.of(storage.metadata(), storage.artifacts(), place))
                .orElseGet(() -> StoreCheck.of(storage.metadata(), storage.artifacts()));
    }

    /** Returns what keeps this workspace in order over years: garbage collection, disk usage, backups, and runs that travel. */
    public StoreCare care() {
        checkOpen();
        return care;
    }

    /** Returns all attempts at a node in a run, in the order in which they began, with their stack traces and log lines. */
    public List<AttemptReport> attempts(String run, String node) {
        known(run);
        List<AttemptReport> attempts = new ArrayList<>();
        for (ExecutionRecord execution : storage.metadata().executions(run)) {
            if (execution.id().node().equals(node)) {
                attempts.add(AttemptReport.of(execution, log(execution.id())));
            }
        }
        return attempts;
    }

    private List<String> log(ExecutionId id) {
        try {
            return storage.logs().lines(id);
        } catch (IOException e) {
            throw new EnvironmentException("The log of '%s' cannot be read: %s".formatted(id, e), e);
        }
    }

    /**
     * Cancels what runs, waits for its end, and frees every thread and file handle.
     *
     * @throws ComponentException if a node that this workspace runs calls it
     */
    @Override
    public void close() {
        if (!closed) {
            runs.checkNotWithin();
            closed = true;
            runs.close();
            storage.close();
            headStart.close();
        }
    }

    @Override
    public String toString() {
        return "Workspace[%s]".formatted(storage.name());
    }

    private void checkOpen() {
        if (closed) {
            throw new EnvironmentException("Workspace '%s' is closed. Open it again.".formatted(storage.name()));
        }
    }
}
