package io.penstock.runtime.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the start and the end of each execution together; for implementations of {@link MetadataStore}. */
public final class ExecutionRecords {

    private ExecutionRecords() {}

    /** Returns the executions that events of one run tell of, in the order in which they began. */
    public static List<ExecutionRecord> of(List<Recorded> events) {
        Map<ExecutionId, ExecutionRecord> executions = new LinkedHashMap<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.ExecutionStarted started) {
                executions.put(started.id(), new ExecutionRecord(started.id(), started.at(), Optional.empty()));
            } else if (recorded.event() instanceof Event.ExecutionFinished finished) {
                executions.put(
                        finished.id(), new ExecutionRecord(finished.id(), finished.startedAt(), Optional.of(finished)));
            }
        }
        return List.copyOf(executions.values());
    }
}
