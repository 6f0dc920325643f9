package io.penstock.testing;

import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what components tell of their progress. */
final class Reported implements RunObserver {

    private final Map<ExecutionId, List<String>> marks = new ConcurrentHashMap<>();

    List<String> of(ExecutionId id) {
        return List.copyOf(marks.getOrDefault(id, List.of()));
    }

    @Override
    public void started(ExecutionId id) {
        marks.put(id, new CopyOnWriteArrayList<>());
    }

    @Override
    public void progress(ExecutionId id, long done, long total, String unit) {
        marks.computeIfAbsent(id, unknown -> new CopyOnWriteArrayList<>()).add("%d/%d %s".formatted(done, total, unit));
    }

    @Override
    public void finished(NodeEnd end) {}
}
