package io.penstock.testing;

import io.penstock.Component;
import io.penstock.Isolation;
import io.penstock.Node;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.testing.internal.ComponentThreads;
import io.penstock.testing.internal.RecordTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One place for one execution of the component of a contract, in a thread of its own. */
final class Trial implements AutoCloseable {

    private static final CacheKeys KEYS = CacheKeys.withoutCode();

    private final TestExecution execution;
    private final ComponentThreads threads;
    private final Component<?> component;

    /**
     * Makes the component.
     *
     * @param contract says how
     * @param threadCount how many threads the component is told to use
     */
    Trial(ComponentContract contract, int threadCount) throws Exception {
        this.execution = new TestExecution(threadCount);
        this.threads = new ComponentThreads(contract.sharedThreads());
        this.component = contract.component(execution);
    }

    Component<?> component() {
        return component;
    }

    ComponentThreads threads() {
        return threads;
    }

    TestExecution execution() {
        return execution;
    }

    /** Runs the component and returns the digest of each output, or that it was withheld. */
    Map<String, String> outputs() throws Exception {
        return outputs(component);
    }

    /** Runs the component in two places and returns what both runs gave: what varies by itself says nothing of anything else. */
    static Map<String, String> steadyOutputs(ComponentContract contract, int threadCount) throws Exception {
        try (Trial one = new Trial(contract, threadCount);
                Trial other = new Trial(contract, threadCount)) {
            Map<String, String> outputs = one.outputs();
            outputs.entrySet().retainAll(other.outputs().entrySet());
            return outputs;
        }
    }

    /** Runs another component on the same inputs. */
    Map<String, String> outputs(Component<?> other) throws Exception {
        return run(execution.node(other));
    }

    /** Runs the component in another JVM. */
    Map<String, String> outputsIn(Isolation jvm) throws Exception {
        Node node = execution.node(component);
        return run(new Node(
                node.id(),
                node.step(),
                node.inputs(),
                node.outputs(),
                node.ports(),
                node.options().isolated(jvm)));
    }

    /** Starts the component, to look at it meanwhile. */
    Thread start() {
        Node node = execution.node(component);
        Thread thread = threads.thread(new FutureTask<>(() -> execution.run(node)));
        thread.start();
        return thread;
    }

    /** Returns the key of a component on the inputs of this trial, without its code. */
    Digest key(Component<?> of) {
        Node node = execution.node(of);
        Map<String, Optional<Digest>> inputs = new HashMap<>();
        node.inputs().forEach(input -> inputs.put(input.field(), execution.digest(input.port())));
        return KEYS.of(node, Set.of(), inputs).digest();
    }

    /** Returns the digests of all that the component reads: what was given, and what is outside. */
    Map<String, String> inputs() throws IOException {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Node.Input input : execution.node(component).inputs()) {
            inputs.put(
                    input.field(),
                    execution.digest(input.port()).map(Digest::text).orElse("withheld"));
        }
        for (ExternalInput external : RecordTree.valuesOf((Record) component, ExternalInput.class)) {
            inputs.put(external.path().toString(), digest(external.path()).text());
        }
        return inputs;
    }

    @Override
    public void close() {
        execution.close();
    }

    private Map<String, String> run(Node node) throws Exception {
        FutureTask<NodeEnd> task = new FutureTask<>(() -> execution.run(node));
        threads.thread(task).start();
        try {
            Map<String, String> outputs = new LinkedHashMap<>();
            task.get()
                    .outputs()
                    .forEach(output -> outputs.put(
                            output.port(), output.digest().map(Digest::text).orElse("withheld")));
            return outputs;
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "The component fails on the inputs of this contract. Give it some on which it works: %s"
                            .formatted(e.getCause()),
                    e.getCause());
        }
    }

    private static Digest digest(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DataException("'%s' does not exist. Make it in component().".formatted(path));
        }
        return Files.isDirectory(path) ? Manifest.of(path, file -> false).digest() : Manifest.digestOf(path);
    }
}
