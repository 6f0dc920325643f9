package io.penstock.runtime;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.Map;

/** Hands what happens in one run to the listeners of the workspace. */
final class ListenerBridge implements RunObserver {

    /** The note of a run that says how it was observed. */
    static final String OBSERVED = "observed";

    static final String DEGRADED = "degraded";

    private final Listeners listeners;
    private final long troublesBefore;

    ListenerBridge(Listeners listeners) {
        this.listeners = listeners;
        this.troublesBefore = listeners.troubles();
    }

    /** Returns whether a listener missed something since this run began. */
    boolean isDegraded() {
        return listeners.troubles() > troublesBefore || listeners.isBehind();
    }

    @Override
    public void started(ExecutionId id) {
        if (!listeners.isEmpty()) {
            listeners.tell(listener -> listener.nodeStarted(id.run(), id.node()));
        }
    }

    @Override
    public void progress(ExecutionId id, long done, long total, String unit) {
        if (!listeners.isEmpty()) {
            listeners.tellNewest(id, listener -> listener.nodeProgress(id.run(), id.node(), done, total, unit));
        }
    }

    @Override
    public void finished(NodeEnd end) {
        if (!listeners.isEmpty()) {
            NodeReport report = Reports.of(end);
            listeners.tell(listener -> listener.nodeFinished(end.event().run(), report));
        }
    }

    @Override
    public Map<String, String> notes() {
        return isDegraded() ? Map.of(OBSERVED, DEGRADED) : Map.of();
    }
}
