package io.penstock.runtime.schedule;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.metadata.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows at once from one thing that happened in a run: written down together, in one step. Used under the lock of its run. */
final class Wave {

    private final List<Event> events = new ArrayList<>();
    private final List<NodeEnd> ends = new ArrayList<>();
    private final List<Instance> released = new ArrayList<>();
    private final Deque<Instance> ending = new ArrayDeque<>();
    private boolean fresh;

    void event(Event event) {
        events.add(event);
    }

    /** Says that what was made must be durable before anyone builds on it. */
    void fresh() {
        fresh = true;
    }

    void release(Instance instance) {
        instance.ready();
        released.add(instance);
    }

    /** Notes the end of a node; what follows from it is still to be found. */
    void end(Instance instance, NodeEnd end) {
        fresh |= end.isFresh();
        if (!end.recorded()) {
            events.add(end.event());
        }
        ends.add(end);
        instance.ends(end.light());
        instance.states().put(end.ports());
        ending.add(instance);
    }

    /** Returns the next node whose successors are still to be looked at; null if there is none. */
    @Nullable
    Instance next() {
        return ending.poll();
    }

    List<Event> events() {
        return events;
    }

    List<NodeEnd> ends() {
        return ends;
    }

    List<Instance> released() {
        return released;
    }

    boolean isFresh() {
        return fresh;
    }
}
