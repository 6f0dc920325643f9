package io.penstock.runtime.execution;

import io.penstock.CachePolicy;
import io.penstock.Component;
import io.penstock.FanOut;
import io.penstock.Isolation;
import io.penstock.ListResolver;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.Rounds;
import io.penstock.Step;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.cache.CacheKey;
import io.penstock.runtime.execution.Flights.Answer;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.observe.AttemptLog;
import io.penstock.runtime.observe.MetricFile;
import io.penstock.runtime.observe.UsageMeter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one node to its end: finds its outputs in the cache, or runs it. Thread-safe. */
public final class NodeRunner {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

    private final Machinery machinery;
    private final String pipeline;
    private final CacheLookup lookup;
    private final Resolution resolution;
    private final Growing growing;

    /** Creates a runner for the nodes of a pipeline. */
    public NodeRunner(Machinery machinery, String pipeline) {
        this.machinery = machinery;
        this.pipeline = pipeline;
        this.lookup = new CacheLookup(machinery);
        this.resolution = new Resolution(machinery);
        this.growing = new Growing(machinery);
    }

    /** Begins an execution, to write down its end. */
    public Ending begin(Node node, ExecutionId id, RunContext context) {
        return new Ending(node, id, pipeline, context::state, machinery.clock());
    }

    /** Runs a node whose inputs are all known, or takes its outputs from the cache; what its component throws comes through. */
    public Turn run(Node node, ExecutionId id, RunContext context, Grown grown)
            throws IOException, InterruptedException {
        Step<?> step = node.step();
        Ending ending = begin(node, id, context);
        if (step instanceof Resolver<?> resolver) {
            return Turn.Ended.of(resolution.one(node, ending, resolver, context));
        }
        if (step instanceof ListResolver<?> resolver) {
            return Turn.Ended.of(resolution.several(node, ending, resolver, context));
        }
        if (step instanceof FanOut<?, ?> fanOut) {
            return growing.fanOut(node, id, fanOut, ending, context, grown);
        }
        if (step instanceof Rounds<?> rounds) {
            return growing.rounds(node, id, rounds, ending, context, grown);
        }
        return component(node, id, context, ending);
    }

    /** Publishes a value that was given for an output by hand. */
    public OutputRecord publish(Port<?> port, Object value) throws IOException {
        return growing.publish(port, value);
    }

    /** Runs a component although it ran before. */
    public NodeEnd again(Node node, ExecutionId id, RunContext context, String reason)
            throws IOException, InterruptedException {
        return execute(node, id, context, begin(node, id, context), key(node, context), reason);
    }

    /** Deletes what a node left unfinished whose end is durable now; what cannot be deleted is deleted after a month. */
    public void durable(NodeEnd end) {
        end.unfinished().ifPresent(key -> {
            try {
                machinery.store().finished(key);
            } catch (IOException | EnvironmentException e) {
                LOG.warn(
                        "What node '{}' left unfinished stays for now. {}",
                        end.node().id(),
                        e.getMessage());
            }
        });
    }

    private Turn component(Node node, ExecutionId id, RunContext context, Ending ending)
            throws IOException, InterruptedException {
        CacheKey key = key(node, context);
        context.keyed(key.parts());
        Optional<ExecutionFinished> kept =
                context.kept().filter(new Today(node, key)::isLike).filter(this::isThere);
        if (kept.isPresent()) {
            return Turn.Ended.of(ending.kept(kept.get()));
        }
        if (!isShared(node, key)) {
            return Turn.Ended.of(execute(node, id, context, ending, key, ""));
        }
        if (!isKept(node, key)) {
            return Turn.Ended.of(findOrExecute(node, id, context, ending, key));
        }
        return inTurn(node, id, context, ending, key);
    }

    /** What was given up since is not kept, but made again. */
    private boolean isThere(ExecutionFinished earlier) {
        return earlier.outputs().stream()
                .flatMap(output -> output.digest().stream())
                .allMatch(digest -> machinery.metadata().givenUp().since(digest).isEmpty());
    }

    /** Lets one execution at a time look for a key and compute it. */
    private Turn inTurn(Node node, ExecutionId id, RunContext context, Ending ending, CacheKey key)
            throws IOException, InterruptedException {
        Answer answer = machinery.flights().ask(key.digest());
        if (answer.flight().isEmpty()) {
            return new Turn.Waits(answer.again());
        }
        context.flying(answer.flight().get()::release);
        boolean ended = false;
        try {
            NodeEnd end = findOrExecute(node, id, context, ending, key);
            ended = true;
            return new Turn.Ended(end, answer.flight());
        } finally {
            if (!ended) {
                answer.flight().get().release();
            }
        }
    }

    private NodeEnd findOrExecute(Node node, ExecutionId id, RunContext context, Ending ending, CacheKey key)
            throws IOException, InterruptedException {
        CacheLookup.Found found = lookup.find(node, key);
        return found.earlier().isPresent()
                ? ending.cached(keyed(node, key), "", found.earlier().get())
                : execute(node, id, context, ending, key, found.reason());
    }

    private NodeEnd execute(Node node, ExecutionId id, RunContext context, Ending ending, CacheKey key, String reason)
            throws IOException, InterruptedException {
        key.code().gaps().forEach(gap -> LOG.warn("Node '{}' is not cached. {}", id.node(), gap));
        context.observer().started(id);
        boolean resumable = isShared(node, key) && isKept(node, key);
        UsageMeter meter = new UsageMeter(context.queueNanos());
        context.measuring(meter);
        try (MetricFile metrics = machinery.metrics().open(id);
                AttemptLog log = machinery
                        .logs()
                        .open(id, LoggerFactory.getLogger(node.step().getClass()));
                NodeExecution execution = new NodeExecution(
                        node, id, key.digest(), machinery.workbench(metrics, log.logger(), resumable), context)) {
            context.working();
            work(new Isolator.Work(node, id, execution, context, log, meter));
            checkUnchanged(node, key, context);
            execution.checkCancelled();
            context.holding();
            List<OutputRecord> outputs = execution.publish();
            outputs.forEach(output -> output.digest().ifPresent(machinery.reader()::published));
            NodeEnd end = ending.executed(keyed(node, key), reason, outputs, meter.stop());
            boolean elsewhere = resumable && node.options().isolation().isPresent();
            return elsewhere || execution.leftUnfinished() ? end.having(key.digest()) : end;
        }
    }

    /** What was read while it changed is neither the old content nor the new, and would be found again under the key of the old. */
    private void checkUnchanged(Node node, CacheKey key, RunContext context) {
        if (key.namesFiles() && !key(node, context).digest().equals(key.digest())) {
            throw new DataException(
                    "A file that '%s' reads was changed while it was read. Run again when nobody writes it."
                            .formatted(node.id()));
        }
    }

    private void work(Isolator.Work work) throws IOException, InterruptedException {
        Optional<Isolation> jvm = work.node().options().isolation();
        if (jvm.isPresent()) {
            machinery.isolator().run(work, jvm.get());
        } else {
            work.execution().work();
        }
    }

    private CacheKey key(Node node, RunContext context) {
        Map<String, Optional<Digest>> inputs = new HashMap<>();
        for (Node.Input input : node.inputs()) {
            inputs.put(input.field(), digest(context.state(input.port())));
        }
        CacheKey key = machinery.keys().of(node, machinery.codecs(node), inputs);
        CachePolicy policy = node.options().cache();
        return policy.equals(CachePolicy.cached()) ? key : key.under(text(policy));
    }

    private static String text(CachePolicy policy) {
        String mode = policy.mode().name().toLowerCase(Locale.ROOT);
        return policy.timeToLive().map(age -> mode + " " + age).orElse(mode);
    }

    private static Optional<Digest> digest(PortState state) {
        return state instanceof Present present ? Optional.of(present.digest()) : Optional.empty();
    }

    /** Returns whether outputs may be taken from others. */
    private static boolean isShared(Node node, CacheKey key) {
        return isCacheable(node, key) && node.options().cache().mode() != CachePolicy.Mode.ALWAYS;
    }

    /** Returns whether outputs are left for others. */
    private static boolean isKept(Node node, CacheKey key) {
        return isCacheable(node, key) && node.options().cache().mode() != CachePolicy.Mode.READ_ONLY;
    }

    private static boolean isCacheable(Node node, CacheKey key) {
        return key.complete() && !((Component<?>) node.step()).reachesOutside();
    }

    private static Keyed keyed(Node node, CacheKey key) {
        return new Keyed(isKept(node, key) ? Optional.of(key.digest()) : Optional.empty(), key.parts());
    }
}
