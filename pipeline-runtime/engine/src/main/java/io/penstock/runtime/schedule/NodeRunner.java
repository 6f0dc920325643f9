package io.penstock.runtime.schedule;

import io.penstock.Component;
import io.penstock.Node;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.Step;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.schedule.Ending.Keyed;
import io.penstock.runtime.schedule.PortState.Present;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one node to its end: finds its outputs in the cache, or runs it. Thread-safe. */
final class NodeRunner {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

    private final Machinery machinery;
    private final String pipeline;
    private final RunContext context;

    NodeRunner(Machinery machinery, String pipeline, RunContext context) {
        this.machinery = machinery;
        this.pipeline = pipeline;
        this.context = context;
    }

    /** Begins an execution, to write down its end. */
    Ending begin(Node node, ExecutionId id) {
        return new Ending(node, id, pipeline, context::state, machinery.clock());
    }

    /** Runs a node whose inputs are all known, or takes its outputs from the cache. */
    NodeEnd run(Node node, ExecutionId id) throws IOException, InterruptedException {
        if (node.step() instanceof Resolver<?> resolver) {
            return resolve(node, id, resolver);
        }
        CacheKey key = key(node);
        Optional<ExecutionFinished> earlier =
                isCached(node, key) ? machinery.metadata().finishedWithKey(key.digest()) : Optional.empty();
        if (earlier.isEmpty()) {
            return execute(node, id, key, "");
        }
        Optional<String> damage = damage(node, earlier.get());
        if (damage.isEmpty()) {
            return begin(node, id).cached(keyed(node, key), earlier.get());
        }
        LOG.warn("{} It is made again.", damage.get());
        machinery.metadata().invalidate(key.digest());
        return execute(node, id, key, damage.get());
    }

    /** Runs a component although it ran before. */
    NodeEnd again(Node node, ExecutionId id, String reason) throws IOException, InterruptedException {
        return execute(node, id, key(node), reason);
    }

    private NodeEnd execute(Node node, ExecutionId id, CacheKey key, String reason)
            throws IOException, InterruptedException {
        key.code().gaps().forEach(gap -> LOG.warn("Node '{}' is not cached. {}", id.node(), gap));
        context.observer().started(id);
        Ending ending = begin(node, id);
        try (NodeExecution execution = new NodeExecution(node, id, key.digest(), machinery, context)) {
            component(node.step(), node.outputs(), execution);
            checkUnchanged(node, key);
            return ending.executed(keyed(node, key), reason, execution.publish());
        }
    }

    /** What was read while it changed is neither the old content nor the new, and would be found again under the key of the old. */
    private void checkUnchanged(Node node, CacheKey key) {
        if (key.namesFiles() && !key(node).digest().equals(key.digest())) {
            throw new DataException(
                    "A file that '%s' reads was changed while it was read. Run again when nobody writes it."
                            .formatted(node.id()));
        }
    }

    @SuppressWarnings("unchecked") // the outputs were made from the component's own type argument
    private static <O extends Outputs> void component(Step<O> step, Outputs outputs, NodeExecution execution)
            throws IOException, InterruptedException {
        ((Component<O>) step).run((O) outputs, execution);
    }

    private CacheKey key(Node node) {
        Set<Class<?>> codecs = new HashSet<>();
        for (Port<?> port : node.ports()) {
            codecs.addAll(machinery.forms().of(port.type()).codecs());
        }
        Map<String, Optional<Digest>> inputs = new HashMap<>();
        for (Node.Input input : node.inputs()) {
            codecs.addAll(machinery.forms().of(input.port().type()).codecs());
            inputs.put(input.field(), digest(context.state(input.port())));
        }
        return machinery.keys().of(node, codecs, inputs);
    }

    private static Optional<Digest> digest(PortState state) {
        return state instanceof Present present ? Optional.of(present.digest()) : Optional.empty();
    }

    private static boolean isCached(Node node, CacheKey key) {
        return key.complete() && !((Component<?>) node.step()).reachesOutside();
    }

    private static Keyed keyed(Node node, CacheKey key) {
        return new Keyed(isCached(node, key) ? Optional.of(key.digest()) : Optional.empty(), key.parts());
    }

    /** Looks at each output of an earlier execution, sets aside what is not as it was, and says what. */
    private Optional<String> damage(Node node, ExecutionFinished earlier) throws IOException {
        Optional<String> first = Optional.empty();
        for (OutputRecord output : earlier.outputs()) {
            if (output.digest().isPresent()) {
                Optional<String> found =
                        damage(node, output.port(), output.digest().get());
                first = first.isPresent() ? first : found;
            }
        }
        return first;
    }

    private Optional<String> damage(Node node, String port, Digest digest) throws IOException {
        Optional<String> problem = machinery.reader().problem(digest);
        if (problem.isPresent()) {
            machinery.reader().discard(digest);
        }
        return problem.map(
                what -> "Artifact %s of '%s/%s' was damaged: %s.".formatted(digest.brief(), node.id(), port, what));
    }

    private NodeEnd resolve(Node node, ExecutionId id, Resolver<?> resolver) {
        Ending ending = begin(node, id);
        Optional<ArtifactRecord> found = resolver.resolve(machinery.catalog(), this::record);
        found.ifPresent(record -> checkType(node, record));
        return found.isPresent() ? ending.found(found.get()) : ending.absent(resolver.whenAbsent());
    }

    private static void checkType(Node node, ArtifactRecord found) {
        String type = node.ports().get(0).type().getTypeName();
        if (!found.type().equals(type)) {
            throw new ComponentException(
                    "Resolver '%s' found a '%s', but its output is a '%s'. Ask the catalog for that type."
                            .formatted(node.id(), found.type(), type));
        }
    }

    private Optional<ArtifactRecord> record(Port<?> input) {
        return context.state(input) instanceof Present present
                ? Optional.of(present.record(machinery.metadata()))
                : Optional.empty();
    }
}
