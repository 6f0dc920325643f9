package io.penstock.runtime.explain;

import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds executions by the names that people give them.
 *
 * @param metadata what a workspace remembers
 */
record Executions(MetadataStore metadata) {

    private static final int FIRST_PAGE = 200;
    private static final int NAMES_SHOWN = 20;

    /**
     * Returns the last attempt at a node.
     *
     * @param item of a fan-out or repetition, empty for a plain node
     * @throws IllegalArgumentException if there is none
     */
    ExecutionRecord last(String run, String node, String item) {
        checkRun(run);
        List<ExecutionRecord> all = metadata.executions(run);
        List<ExecutionRecord> ofNode =
                all.stream().filter(one -> one.id().node().equals(node)).toList();
        if (ofNode.isEmpty()) {
            throw new IllegalArgumentException(
                    "Run '%s' has no execution of a node '%s'. Nodes that it has come to: %s."
                            .formatted(
                                    run,
                                    node,
                                    names(all.stream()
                                            .map(one -> one.id().node())
                                            .toList())));
        }
        return ofNode.stream()
                .filter(one -> one.id().item().equals(item))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> noItem(run, node, item, ofNode));
    }

    /**
     * Returns what finished at the same node before an execution, newest first.
     *
     * @param most how many at most
     */
    List<ExecutionFinished> before(ExecutionFinished event, Predicate<ExecutionFinished> wanted, int most) {
        for (int limit = FIRST_PAGE; ; limit *= 4) {
            List<ExecutionFinished> newest =
                    metadata.finishedOf(event.pipeline(), event.id().node(), limit);
            List<ExecutionFinished> found = newest.stream()
                    .dropWhile(other -> !other.id().equals(event.id()))
                    .skip(1)
                    .filter(wanted)
                    .limit(most)
                    .toList();
            if (found.size() == most || newest.size() < limit) {
                return found;
            }
        }
    }

    private void checkRun(String run) {
        if (metadata.run(run).isEmpty()) {
            List<String> runs =
                    metadata.runs(NAMES_SHOWN).stream().map(RunRecord::id).toList();
            throw new IllegalArgumentException(
                    "There is no run '%s' in this workspace. Newest runs: %s.".formatted(run, names(runs)));
        }
    }

    private static IllegalArgumentException noItem(
            String run, String node, String item, List<ExecutionRecord> executions) {
        List<String> items = executions.stream().map(one -> one.id().item()).toList();
        return new IllegalArgumentException(
                items.stream().allMatch(String::isEmpty)
                        ? "Node '%s' of run '%s' has no items, so there is no '%s'. Ask for the node alone."
                                .formatted(node, run, item)
                        : "Node '%s' of run '%s' has no item '%s'. Items: %s."
                                .formatted(node, run, item, names(items)));
    }

    private static String names(Collection<String> names) {
        List<String> all = names.stream().distinct().toList();
        String shown = all.stream().limit(NAMES_SHOWN).map("'%s'"::formatted).collect(Collectors.joining(", "));
        int hidden = all.size() - NAMES_SHOWN;
        return all.isEmpty() ? "none" : hidden > 0 ? "%s and %d more".formatted(shown, hidden) : shown;
    }
}
