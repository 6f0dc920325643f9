package io.penstock.runtime;

import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.observe.PowerModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes reports of runs from what the metadata store remembers.
 *
 * @param metadata remembers the runs
 * @param artifacts reads their outputs
 * @param power estimates their energy
 */
record StoredReports(MetadataStore metadata, Artifacts artifacts, PowerModel power) {

    RunReport of(RunRecord run) {
        List<NodeReport> nodes = last(run).stream().map(Reports::of).toList();
        boolean degraded = run.notes().containsKey(ListenerBridge.OBSERVED);
        return new RunReport(run, nodes, degraded, new RunEnergy(metadata, power), artifacts);
    }

    /** Returns the newest attempt at each node that ended, in the order in which they began; not those of bodies. */
    private Collection<ExecutionFinished> last(RunRecord run) {
        Map<String, ExecutionFinished> newest = new LinkedHashMap<>();
        for (ExecutionRecord execution : metadata.executions(run.id())) {
            execution
                    .finished()
                    .filter(end -> end.id().item().isEmpty())
                    .ifPresent(end -> newest.put(end.id().node(), end));
        }
        return newest.values();
    }
}
