package io.penstock.runtime;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.files.FileDigests;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.observe.PowerModel;
import io.penstock.runtime.schedule.Alarms;
import io.penstock.runtime.schedule.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of a workspace. */
public final class WorkspaceBuilder {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final StorageOpening opening;
    private final List<RunListener> listeners = new ArrayList<>();
    private final Map<String, Integer> resources = new TreeMap<>();
    private @Nullable Executor executor;
    private int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    private Clock clock = Clock.systemUTC();
    private Duration grace = GRACE;
    private PowerModel power = PowerModel.TYPICAL_SERVER;
    private boolean rereading;
    private @Nullable Alarms alarms;
    private UnaryOperator<MetadataStore> around = UnaryOperator.identity();

    WorkspaceBuilder(StorageOpening opening) {
        this.opening = opening;
    }

    /** Opens the places of a workspace. */
    interface StorageOpening {

        /**
         * Opens them.
         *
         * @param later runs a task after a few milliseconds
         */
        Storage open(Clock clock, Executor later);
    }

    /**
     * Lets nodes run on an executor of the host, which the host closes after the workspace. It must run tasks in threads
     * of its own, not in the caller's.
     */
    public WorkspaceBuilder executor(Executor host) {
        executor = host;
        return this;
    }

    /** Tells a listener what happens; may be called several times. Those that {@code ServiceLoader} finds are told too. */
    public WorkspaceBuilder listener(RunListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Takes the times of events from a clock; nothing but what people read, and times to live, depends on it. */
    public WorkspaceBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Sets how many nodes run at once, and how many threads each may use; the number of processors by default. */
    public WorkspaceBuilder threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("'%d' threads run nothing. Use at least 1.".formatted(threads));
        }
        this.threads = threads;
        return this;
    }

    /** Says how much there is of a resource that nodes hold while they run, see {@link io.penstock.NodeOptions#permits}. */
    public WorkspaceBuilder resource(String name, int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException(
                    "'%d' permits of '%s' let no node run. Use at least 1.".formatted(permits, name));
        }
        resources.put(name, permits);
        return this;
    }

    /** Sets how long a node has to stop when it is asked to, before it is abandoned; 30 s by default. */
    public WorkspaceBuilder grace(Duration time) {
        grace = time;
        return this;
    }

    /** Sets by what the energy of executions is estimated; a typical server by default. */
    public WorkspaceBuilder powerModel(PowerModel model) {
        power = model;
        return this;
    }

    /**
     * Reads every external input whole each time that a key needs its digest. Without this, a file whose size, modification time,
     * inode and time of last change are as they were is not read again: on a file system without the last two, an edit that keeps
     * size and modification time is not noticed.
     */
    public WorkspaceBuilder rereadInputs() {
        rereading = true;
        return this;
    }

    /** Lets nodes and runs wait for pauses, timeouts and deadlines elsewhere than in the time of the machine; for tests. */
    public WorkspaceBuilder alarms(Alarms other) {
        alarms = other;
        return this;
    }

    /** Puts something around the metadata store, which is told what becomes durable before anything is built on it; for tests. */
    public WorkspaceBuilder metadata(UnaryOperator<MetadataStore> wrapping) {
        around = wrapping;
        return this;
    }

    /**
     * Opens the workspace.
     *
     * @throws EnvironmentException if its place cannot be used
     */
    public Workspace open() {
        return new Workspace(this);
    }

    List<RunListener> listeners() {
        return listeners;
    }

    Alarms alarms(Timer otherwise) {
        return alarms == null ? otherwise : alarms;
    }

    Storage storage(Executor later) {
        Storage opened = opening.open(clock, later);
        return opened.with(around.apply(opened.metadata()));
    }

    /** Returns what takes the digests of external inputs, given what remembers those of all files. */
    FileDigests inputs(FileDigests remembered) {
        return rereading ? FileDigests.ofEachReading() : remembered;
    }

    Map<String, Integer> resources() {
        return resources;
    }

    @Nullable
    Executor executor() {
        return executor;
    }

    int threads() {
        return threads;
    }

    Clock clock() {
        return clock;
    }

    Duration grace() {
        return grace;
    }

    PowerModel power() {
        return power;
    }
}
