package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.runtime.care.CollectionReport.Reason;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** What is to stay, each artifact for the first reason that holds; all else may go. */
final class Plan {

    private record Course(String pipeline, String parameters) {}

    private final MetadataStore metadata;
    private final Inventory inventory;
    private final Retention retention;
    private final Map<Digest, Reason> stays = new HashMap<>();

    private Plan(MetadataStore metadata, Inventory inventory, Retention retention) {
        this.metadata = metadata;
        this.inventory = inventory;
        this.retention = retention;
    }

    /** Makes a plan after an inventory was read: what has begun since is seen by whoever reads on. */
    static Map<Digest, Reason> of(MetadataStore metadata, Inventory inventory, Retention retention, Instant now) {
        Plan plan = new Plan(metadata, inventory, retention);
        plan.keepRuns(now);
        return plan.stays;
    }

    private void keepRuns(Instant now) {
        Map<Reason, Set<String>> runs = new EnumMap<>(Reason.class);
        Map<String, Integer> seen = new HashMap<>();
        Set<Course> succeeded = new HashSet<>();
        for (RunRecord run : metadata.runs(Integer.MAX_VALUE)) { // the newest first
            int later = run.cameInPart() ? Integer.MAX_VALUE : seen.merge(run.pipeline(), 1, Integer::sum) - 1;
            reason(run, later, succeeded, now).forEach(reason -> runs.computeIfAbsent(reason, first -> new HashSet<>())
                    .add(run.id()));
            if (run.state() == State.SUCCEEDED && !run.cameInPart()) {
                succeeded.add(course(run));
            }
        }
        keepInOrder(runs);
    }

    private List<Reason> reason(RunRecord run, int later, Set<Course> succeeded, Instant now) {
        if (run.state() == State.RUNNING) {
            return List.of(Reason.RUNNING);
        }
        if (run.state() == State.INTERRUPTED && !succeeded.contains(course(run))) {
            return List.of(Reason.RESUMABLE);
        }
        Instant end = run.finished().orElse(run.started());
        if (retention.age().filter(age -> end.isAfter(now.minus(age))).isPresent()) {
            return List.of(Reason.YOUNG);
        }
        return later < retention.runs() ? List.of(Reason.LAST_RUNS) : List.of();
    }

    private static Course course(RunRecord run) {
        return new Course(run.pipeline(), run.parameters());
    }

    private void keepInOrder(Map<Reason, Set<String>> runs) {
        keepOf(runs, Reason.RUNNING);
        keepOf(runs, Reason.RESUMABLE);
        keep(metadata.pinned(), Reason.PINNED);
        keep(inventory.blessed(), Reason.BLESSED);
        keep(inventory.newest(), Reason.NEWEST);
        inventory.spans().forEach(this::keepSpans);
        if (retention.lineage()) {
            keepLineage();
        }
        keepOf(runs, Reason.YOUNG);
        keepOf(runs, Reason.LAST_RUNS);
    }

    private void keepOf(Map<Reason, Set<String>> runs, Reason reason) {
        runs.getOrDefault(reason, Set.of()).forEach(run -> keep(inventory.of(run), reason));
    }

    private void keep(Collection<Digest> artifacts, Reason reason) {
        artifacts.forEach(artifact -> stays.putIfAbsent(artifact, reason));
    }

    private void keepSpans(NavigableMap<String, Digest> spans) {
        int number = retention.spans().orElse(Integer.MAX_VALUE);
        spans.descendingMap().values().stream()
                .limit(number)
                .forEach(artifact -> stays.putIfAbsent(artifact, Reason.NEWEST));
    }

    /** Goes from level to level, to whatever executions read. */
    private void keepLineage() {
        Set<Digest> seen = new HashSet<>(inventory.blessed());
        Set<Digest> level = Set.copyOf(seen);
        while (!level.isEmpty()) {
            Set<Digest> before = new HashSet<>();
            for (ExecutionLinks writer : metadata.writers(level, Long.MAX_VALUE, Set.of())) {
                writer.inputs().stream()
                        .map(ExecutionLinks.Link::artifact)
                        .filter(seen::add)
                        .forEach(before::add);
            }
            keep(before, Reason.LINEAGE);
            level = before;
        }
    }
}
