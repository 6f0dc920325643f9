package io.penstock.testing;

import io.penstock.Component;
import io.penstock.GenericArtifactType;
import io.penstock.Node;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.execution.Flights;
import io.penstock.runtime.execution.LoneRun;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.files.TemporaryDirectory;
import io.penstock.runtime.isolation.ChildJvms;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.observe.AttemptLogs;
import io.penstock.runtime.observe.MetricFiles;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.InMemoryArtifactStore;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one component in a unit test, with values in and values out.
 *
 * <pre>{@code
 * try (TestExecution test = new TestExecution()) {
 *     Port<Examples> trips = test.input(examples);
 *     Statistics statistics = test.outputOf(new StatisticsGen(trips));
 *     assertThat(statistics.rows()).isEqualTo(3);
 * }
 * }</pre>
 *
 * <p>Values go through their codecs as in a workspace. Whatever the component throws comes through. {@link #close} deletes every
 * file. Used by one thread.
 */
public final class TestExecution implements AutoCloseable {

    private static final int THREADS = 2;

    private final TemporaryDirectory files = new TemporaryDirectory();
    private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
    private final MetadataStore metadata = new InMemoryMetadataStore();
    private final MetricFiles metrics = new MetricFiles(files::path);
    private final Reported reported = new Reported();
    private final LoneRun run;
    private int steps;

    /** Creates a place to run components in. */
    public TestExecution() {
        this(THREADS);
    }

    /**
     * Creates a place to run components in.
     *
     * @param threads how many threads each may use
     */
    TestExecution(int threads) {
        run = new LoneRun(
                new Machinery(
                        metadata,
                        artifacts,
                        new ArtifactReader(metadata, artifacts),
                        new EmptyCatalog(),
                        new ArtifactForms(),
                        CacheKeys.withoutCode(),
                        Flights.alone(),
                        metrics,
                        new AttemptLogs(files::path),
                        new ChildJvms(),
                        threads,
                        Clock.systemUTC()),
                reported);
    }

    /** Gives a value of a type that needs no type arguments, such as a record or {@code Examples}. */
    @SuppressWarnings("unchecked") // the class of a value of type T, which has no type arguments
    public <T> Port<T> input(T value) throws IOException {
        return input((Class<T>) value.getClass(), value);
    }

    /** Gives a value by the type of the port, for example a sealed interface that it implements. */
    public <T> Port<T> input(Class<T> type, T value) throws IOException {
        return input(type, value, Map.of());
    }

    /** Gives a value with the properties of its artifact. */
    public <T> Port<T> input(Class<T> type, T value, Map<String, String> properties) throws IOException {
        Port<T> port = port(type);
        run.give(port, value, properties);
        return port;
    }

    /** Gives a list to a {@code Port<List<E>>}. */
    public <E> Port<List<E>> input(Class<E> element, List<E> values) throws IOException {
        Port<List<E>> port = port(new GenericArtifactType(List.class, List.of(element)));
        run.give(port, values, Map.of());
        return port;
    }

    /** Gives a port that was withheld. */
    public <T> Port<T> withheld(Class<T> type, String reason) {
        Port<T> port = port(type);
        run.withhold(port, reason);
        return port;
    }

    /** Runs a component with one output and returns what it wrote. */
    public <T> T outputOf(Component<Port<T>> component) throws IOException, InterruptedException {
        return run(component).output(port -> port);
    }

    /** Runs a component and returns all that it did. */
    @SuppressWarnings("unchecked") // the outputs of a node are made from its component's type argument
    public <O extends Outputs> Result<O> run(Component<O> component) throws IOException, InterruptedException {
        Node node = node(component);
        NodeEnd end = run(node);
        return new Result<>((O) node.outputs(), end, run, metrics, reported);
    }

    Node node(Component<?> component) {
        return Node.apart("component-" + ++steps, component);
    }

    NodeEnd run(Node node) throws IOException, InterruptedException {
        return run.run(node);
    }

    /** Returns the digest of what is behind an input; empty if it was withheld. */
    Optional<Digest> digest(Port<?> input) {
        return run.state(input) instanceof Present present ? Optional.of(present.digest()) : Optional.empty();
    }

    /** Returns what is wrong with the stored files of an artifact. */
    Optional<String> problem(Digest digest) throws IOException {
        return metadata.inline(digest).isPresent() ? Optional.empty() : artifacts.problem(digest, true);
    }

    /** Returns the directories that this object keeps its own files in. */
    List<Path> places() throws IOException {
        try (ArtifactStore.Staging staging = artifacts.stage()) {
            return List.of(files.path(), staging.directory().getParent());
        }
    }

    /** Deletes every file. */
    @Override
    public void close() {
        metadata.close();
        files.close();
        try {
            artifacts.close();
        } catch (IOException e) {
            throw new EnvironmentException("The files of a test cannot be deleted: " + e, e);
        }
    }

    @SuppressWarnings("unchecked") // T is what the type says
    private <T> Port<T> port(Type type) {
        return (Port<T>) Port.named("input-" + ++steps, "value", type);
    }
}
