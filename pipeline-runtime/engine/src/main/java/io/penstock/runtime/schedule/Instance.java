package io.penstock.runtime.schedule;

import io.penstock.Node;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.ExecutionId;
import org.jspecify.annotations.Nullable;

/** A node of a pipeline, or of one time through a body, on its way to its end. Changed under the lock of its run. */
final class Instance {

    private final int number;
    private final Node node;
    private final States states;
    private final @Nullable Growth within;
    private final int firstAttempt;
    private ExecutionId id;
    private @Nullable Growth growth;
    private @Nullable NodeEnd end;
    private boolean begun;
    private long readyNanos;

    /**
     * Creates what has not begun.
     *
     * @param number in the graph
     * @param within the growth that it is part of, if it is
     */
    Instance(int number, Node node, States states, ExecutionId id, @Nullable Growth within) {
        this.number = number;
        this.node = node;
        this.states = states;
        this.id = id;
        this.firstAttempt = id.attempt();
        this.within = within;
    }

    int number() {
        return number;
    }

    Node node() {
        return node;
    }

    States states() {
        return states;
    }

    @Nullable
    Growth within() {
        return within;
    }

    /** Returns the id of the present attempt. */
    ExecutionId id() {
        return id;
    }

    /** Returns how often it was tried since the run was started, or was taken up again. */
    int tries() {
        return id.attempt() - firstAttempt + 1;
    }

    void nextAttempt() {
        id = new ExecutionId(id.run(), id.node(), id.item(), id.attempt() + 1);
        begun = false;
    }

    /** Notes that the begin of the present attempt is written down; false if it was before. */
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Returns what its body has come to, if it runs one. */
    @Nullable
    Growth growth() {
        return growth;
    }

    void grows(Growth into) {
        growth = into;
    }

    @Nullable
    NodeEnd end() {
        return end;
    }

    void ends(NodeEnd how) {
        end = how;
    }

    void ready() {
        readyNanos = System.nanoTime();
    }

    /** Returns how long it has been ready. */
    long queueNanos() {
        return Math.max(0, System.nanoTime() - readyNanos);
    }
}
