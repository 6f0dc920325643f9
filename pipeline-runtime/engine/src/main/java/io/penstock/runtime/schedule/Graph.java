package io.penstock.runtime.schedule;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The dependencies between numbered nodes, with the number of predecessors that each still waits for. Nodes can be added
 * while others have ended already. Not thread-safe.
 */
final class Graph {

    private static final int NONE = -1;

    private int nodes;
    private int edges;
    private int[] waitingFor = new int[16];
    private int[] firstEdge = new int[16];
    private int[] nextEdge = new int[16];
    private int[] target = new int[16];

    /** Adds a node without predecessors and returns its number. */
    int add() {
        if (nodes == waitingFor.length) {
            waitingFor = Arrays.copyOf(waitingFor, 2 * nodes);
            firstEdge = Arrays.copyOf(firstEdge, 2 * nodes);
        }
        firstEdge[nodes] = NONE;
        return nodes++;
    }

    /** Lets a node wait for another one that has not ended. */
    void require(int node, int predecessor) {
        if (edges == target.length) {
            target = Arrays.copyOf(target, 2 * edges);
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
        }
        target[edges] = node;
        nextEdge[edges] = firstEdge[predecessor];
        firstEdge[predecessor] = edges++;
        waitingFor[node]++;
    }

    /** Returns whether a node waits for nobody. */
    boolean isReady(int node) {
        return waitingFor[node] == 0;
    }

    /** Notes the end of a node and hands out those that wait for nobody any more. */
    void end(int node, IntConsumer ready) {
        for (int edge = firstEdge[node]; edge != NONE; edge = nextEdge[edge]) {
            if (--waitingFor[target[edge]] == 0) {
                ready.accept(target[edge]);
            }
        }
    }
}
