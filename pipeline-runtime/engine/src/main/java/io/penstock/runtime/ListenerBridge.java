package io.penstock.runtime;

import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.schedule.NodeEnd;
import io.penstock.runtime.schedule.RunObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands what happens in a run to the listeners of the workspace. */
final class ListenerBridge implements RunObserver {

    private final Listeners listeners;
    private final Map<String, Mark> progress = new ConcurrentHashMap<>();

    ListenerBridge(Listeners listeners) {
        this.listeners = listeners;
    }

    /** How far a component is. */
    private record Mark(long done, long total, String unit) {}

    @Override
    public void started(ExecutionId id) {
        if (!listeners.isEmpty()) {
            listeners.tell(listener -> listener.nodeStarted(id.run(), id.node()));
        }
    }

    @Override
    public void progress(ExecutionId id, long done, long total, String unit) {
        if (!listeners.isEmpty() && progress.put(id.node(), new Mark(done, total, unit)) == null) {
            listeners.then(() -> {
                Mark newest = progress.remove(id.node());
                if (newest != null) {
                    listeners.tellNow(listener ->
                            listener.nodeProgress(id.run(), id.node(), newest.done(), newest.total(), newest.unit()));
                }
            });
        }
    }

    @Override
    public void finished(NodeEnd end) {
        if (!listeners.isEmpty()) {
            NodeReport report = Reports.of(end);
            listeners.tell(listener -> listener.nodeFinished(end.event().run(), report));
        }
    }
}
