package io.penstock.runtime.schedule;

import io.penstock.Body;
import io.penstock.runtime.execution.Grown;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The times through the body of one node that are under way. Changed under the lock of its run. */
final class Growth {

    private final Instance owner;
    private final Body body;
    private final int times;
    private final List<States> states = new ArrayList<>();
    private int open;
    private boolean executed;

    /**
     * Begins to run a body.
     *
     * @param before what it came to before
     * @param more how often it is run now
     */
    Growth(Instance owner, Body body, Grown before, int more) {
        this.owner = owner;
        this.body = body;
        this.times = before.times() + more;
        this.executed = before.executed();
        this.open = more * body.nodes().size();
    }

    Instance owner() {
        return owner;
    }

    void add(States time) {
        states.add(time);
    }

    /** Notes the end of a node of the body; true if it was the last one. */
    boolean ended(NodeEnd end) {
        executed |= end.event().outcome() == Outcome.EXECUTED;
        return --open == 0;
    }

    boolean isDone() {
        return open == 0;
    }

    /** Returns what it came to. */
    Grown grown() {
        return new Grown(
                times, states.stream().map(time -> time.state(body.result())).toList(), executed);
    }
}
