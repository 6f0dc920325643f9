package io.penstock.runtime.schedule;

import io.penstock.Body;
import io.penstock.Node;
import io.penstock.runtime.execution.Grown;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.Turn;
import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How far a run is: which nodes have ended, and which wait for whom. Used under the lock of its run. */
final class Course {

    private final String run;
    private final RunPlan plan;
    private final BiConsumer<Instance, Wave> ready;
    private final Graph graph = new Graph();
    private final List<Instance> instances = new ArrayList<>();
    private final int top;
    private int open;
    private boolean failed;

    /**
     * Begins a course.
     *
     * @param run the id of the run
     * @param ready takes a node whose inputs are all known, in the wave that made them known
     */
    Course(String run, List<Node> nodes, RunPlan plan, BiConsumer<Instance, Wave> ready) {
        this.run = run;
        this.plan = plan;
        this.ready = ready;
        this.top = nodes.size();
        add(nodes, new States(null, ""), null);
    }

    /**
     * Takes the nodes that wait for nobody. Those that are not run are among them, whatever they read: what the plan makes of them is
     * written down with the start of the run, or it would be forgotten if the run broke off.
     */
    void begin(Wave wave) {
        for (Instance instance : instances) {
            if (plan.provisions().containsKey(instance.node().id())) {
                ready.accept(instance, wave);
            }
        }
        begin(0, wave);
    }

    /** Adds the times through the body of a node. */
    void grow(Instance owner, Turn.Grows grows, Wave wave) {
        Body body = owner.node().body().orElseThrow();
        Growth growth = new Growth(owner, body, grown(owner), grows.times().size());
        owner.grows(growth);
        int first = instances.size();
        for (Turn.Time time : grows.times()) {
            States states = new States(owner.states(), time.item());
            states.put(time.parameters());
            growth.add(states);
            add(body.nodes(), states, growth);
        }
        begin(first, wave);
        if (growth.isDone()) {
            wave.release(owner);
        }
    }

    /** Follows from the ends in a wave to what they make ready, and to the ends that follow from that. */
    void follow(Wave wave) {
        for (Instance ended = wave.next(); ended != null; ended = wave.next()) {
            open--;
            NodeEnd end = Objects.requireNonNull(ended.end());
            failed |= ended.within() == null && end.event().outcome() == Outcome.FAILED;
            graph.end(ended.number(), next -> ready(instances.get(next), wave));
            Growth within = ended.within();
            if (within != null && within.ended(end)) {
                wave.release(within.owner());
            }
        }
    }

    /** Returns what the body of a node has come to. */
    Grown grown(Instance instance) {
        Growth growth = instance.growth();
        return growth == null ? Grown.NOT_YET : growth.grown();
    }

    /** Returns whether every node has ended. */
    boolean isOver() {
        return open == 0;
    }

    /** Returns whether a node of the pipeline itself failed. */
    boolean hasFailed() {
        return failed;
    }

    /** Returns how the nodes of the pipeline itself ended, in its order. */
    List<NodeEnd> ends() {
        return instances.subList(0, top).stream()
                .map(instance -> Objects.requireNonNull(instance.end()))
                .toList();
    }

    private void begin(int first, Wave wave) {
        for (Instance instance : List.copyOf(instances.subList(first, instances.size()))) {
            if (graph.isReady(instance.number())) {
                ready(instance, wave);
            }
        }
    }

    private void ready(Instance instance, Wave wave) {
        if (instance.end() == null) {
            ready.accept(instance, wave);
        }
    }

    /** Adds nodes that wait for those among them that they read from. */
    private void add(List<Node> nodes, States states, @Nullable Growth within) {
        for (Node node : nodes) {
            int number = graph.add();
            Instance instance = new Instance(number, node, states, firstId(node, states), within);
            instances.add(instance);
            states.add(instance);
            open++;
            node.inputs().stream()
                    .map(input -> states.own(input.port().node()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(predecessor -> graph.require(number, predecessor.number()));
        }
    }

    /** The attempts of a run that is taken up again go on counting. */
    private ExecutionId firstId(Node node, States states) {
        int before = plan.attempts().getOrDefault(new RunPlan.Place(node.id(), states.item()), 0);
        return new ExecutionId(run, node.id(), states.item(), before + 1);
    }
}
