package io.penstock.runtime.metadata;

/**
 * Names one attempt at one node of one run.
 *
 * @param run the run's id
 * @param node the node's id
 * @param item the element of a fan-out or the round of a repetition, empty for a plain node
 * @param attempt 1 for the first
 */
public record ExecutionId(String run, String node, String item, int attempt) {

    /** Names the first attempt at a plain node. */
    public static ExecutionId first(String run, String node) {
        return new ExecutionId(run, node, "", 1);
    }
}
