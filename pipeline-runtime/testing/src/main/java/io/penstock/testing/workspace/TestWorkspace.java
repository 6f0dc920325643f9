package io.penstock.testing.workspace;

import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.runtime.Rehearsal;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunListener;
import io.penstock.runtime.RunOptions;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.WorkspaceBuilder;
import io.penstock.runtime.files.TemporaryDirectory;
import io.penstock.testing.crash.KilledProcess;
import io.penstock.testing.crash.PipelineSource;
import io.penstock.testing.internal.ComponentThreads;
import io.penstock.testing.internal.LeakedThread;
import io.penstock.testing.internal.WatchedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A workspace for one test, in which time passes when it is waited for; {@link io.penstock.testing.PipelineTest} makes it, closes it,
 * and checks what it left.
 *
 * <pre>{@code
 * TestRun run = workspace.stub(trips, threeTrips).run(pipeline);
 * assertThat(run).succeeded().output(count).isEqualTo(3L);
 * }</pre>
 *
 * <p>It is opened when it is first needed. Used by one thread; {@link #time} may be used by others.
 */
public final class TestWorkspace implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Optional<TemporaryDirectory> files;
    private final ComponentThreads components;
    private final ExecutorService threads;
    private final TestTime time = new TestTime();
    private final Activity activity;
    private final Map<String, Duration> passing = new ConcurrentHashMap<>();
    private UnaryOperator<WorkspaceBuilder> settings = UnaryOperator.identity();
    private @Nullable Workspace open;

    private TestWorkspace(Optional<TemporaryDirectory> files, String... sharedThreads) {
        this.files = files;
        this.components = new ComponentThreads(sharedThreads);
        this.threads = components.pool();
        this.activity = new Activity(time, threads);
    }

    /**
     * Makes a workspace on the heap.
     *
     * @param sharedThreads regular expressions of names of threads that may outlive the test
     */
    public static TestWorkspace inMemory(String... sharedThreads) {
        return new TestWorkspace(Optional.empty(), sharedThreads);
    }

    /**
     * Makes a workspace in a directory of its own, which is deleted when it is closed.
     *
     * @param sharedThreads regular expressions of names of threads that may outlive the test
     */
    public static TestWorkspace temporary(String... sharedThreads) {
        return new TestWorkspace(Optional.of(new TemporaryDirectory()), sharedThreads);
    }

    /**
     * Sets how the workspace is built: its threads, resources, listeners.
     *
     * @throws IllegalStateException if it is open already
     */
    public TestWorkspace with(UnaryOperator<WorkspaceBuilder> builder) {
        if (open != null) {
            throw new IllegalStateException("The workspace is open. Say how it is built before its first use.");
        }
        settings = builder;
        return this;
    }

    /** Runs a pipeline and waits for its end. */
    public TestRun run(Pipeline pipeline) {
        return await(start(pipeline));
    }

    /** Runs a part of a pipeline, or all of it for a limited time, and waits for its end. */
    public TestRun run(Pipeline pipeline, UnaryOperator<RunOptions> options) {
        return await(busy(() -> workspace().start(pipeline, options)));
    }

    /** Starts a run and returns at once. */
    public RunHandle start(Pipeline pipeline) {
        return busy(() -> workspace().start(pipeline));
    }

    /** Takes a run up again that has ended or was interrupted, and waits for its end. */
    public TestRun retry(String run, Pipeline pipeline) {
        return new TestRun(workspace().retry(run, pipeline), workspace());
    }

    /** Begins to say which nodes are not run: that of this output, whose value is given. */
    public <T> StubbedRuns stub(Port<T> output, T value) {
        return new StubbedRuns(this, Rehearsal.NOTHING.with(output, value));
    }

    /** Begins to say which nodes are not run: that of this output, which it withholds. */
    public StubbedRuns withhold(Port<?> output, String reason) {
        return new StubbedRuns(this, Rehearsal.NOTHING.withholding(output, reason));
    }

    /**
     * Lets time pass as soon as a node has begun, at each of its attempts, so that its timeout or the deadline of the run comes.
     * For nodes that wait until they are stopped: one that ends by itself may do so before.
     */
    public TestWorkspace whileRunning(String node, Duration passes) {
        passing.put(node, passes);
        return this;
    }

    /** Returns the time of this workspace. */
    public TestTime time() {
        return time;
    }

    /**
     * Runs a pipeline in a JVM of its own on this workspace, and ends that JVM without any warning as soon as a node has been
     * executed and its result is durable, before anything is built on it. What this workspace gave before can no longer be read: it
     * is opened anew.
     *
     * @param node the id of the node
     * @param source makes the pipeline, here and there
     * @return the id of the run, which is left interrupted
     * @throws IllegalStateException if this workspace is in memory
     * @throws AssertionError if the process ended in another way; the message has what it printed
     */
    public String killAfter(String node, PipelineSource source) throws IOException, InterruptedException {
        TemporaryDirectory place = files.orElseThrow(() -> new IllegalStateException(
                "A process of its own cannot see a workspace in memory. Use @PipelineTest(storage = TEMPORARY)."));
        closeWorkspace();
        KilledProcess.run(directory(place), node, source);
        return workspace().runs(1).get(0).id();
    }

    /** Returns the workspace itself, for all that has no short form here. */
    public Workspace workspace() {
        Workspace known = open;
        if (known == null) {
            known = settings.apply(builder()).open();
            open = known;
        }
        return known;
    }

    /**
     * Frees everything; waits a second for threads that are about to end.
     *
     * @throws AssertionError if a component left a thread behind
     */
    @Override
    public void close() {
        List<LeakedThread> left = left();
        if (!left.isEmpty()) {
            throw new AssertionError(
                    ("A component left %d threads behind. Let it close its executor or join its threads before run() returns; allow"
                                    + " what the whole JVM shares by @PipelineTest(sharedThreads = \"...\").%n%s")
                            .formatted(left.size(), LeakedThread.text(left)));
        }
    }

    private List<LeakedThread> left() {
        closeWorkspace();
        threads.shutdown();
        try {
            return components.left();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted while it waited for threads of components.", e);
        } finally {
            files.ifPresent(TemporaryDirectory::close);
        }
    }

    TestRun await(RunHandle handle) {
        try {
            return new TestRun(handle.report().toCompletableFuture().get(), workspace());
        } catch (InterruptedException e) {
            handle.cancel();
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted while run '%s' ran.".formatted(handle.id()), e);
        } catch (ExecutionException e) {
            throw new AssertionError("Run '%s' has no report: %s".formatted(handle.id(), e.getCause()), e.getCause());
        }
    }

    /** Time stands still while the test starts something. */
    <T> T busy(Supplier<T> call) {
        activity.begins();
        try {
            return call.get();
        } finally {
            activity.ends();
        }
    }

    private WorkspaceBuilder builder() {
        WorkspaceBuilder builder =
                files.map(place -> Workspace.builder(directory(place))).orElseGet(Workspace::inMemoryBuilder);
        return builder.executor(activity::execute)
                .clock(time.clock())
                .alarms(time.alarms())
                .metadata(store -> WatchedStore.around(store, activity))
                .grace(GRACE)
                .listener(new RunListener() {
                    @Override
                    public void nodeStarted(String run, String node) {
                        time.advance(passing.getOrDefault(node, Duration.ZERO));
                    }
                });
    }

    private static Path directory(TemporaryDirectory place) {
        return place.path().resolve("workspace");
    }

    private void closeWorkspace() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
