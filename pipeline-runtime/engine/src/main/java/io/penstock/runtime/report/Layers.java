package io.penstock.runtime.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A directed acyclic graph in layers: every edge goes from one layer to the next. An edge over several layers is led through
 * bends, which the edges of one source share. Within each layer the order has few crossings, found by barycentre sweeps
 * (Sugiyama, Tagawa, Toda, IEEE Trans. SMC 11 (1981), 109-125).
 */
final class Layers {

    private static final int SWEEPS = 12;

    private final List<Spot> spots = new ArrayList<>();
    private final List<List<Spot>> layers = new ArrayList<>();

    /** A node or a bend, with its place. */
    static final class Spot {
        /** Index of the node, or -1 for a bend. */
        final int node;

        final int layer;
        final List<Spot> above = new ArrayList<>();
        final List<Spot> below = new ArrayList<>();
        double rank;
        double position;

        Spot(int node, int layer) {
            this.node = node;
            this.layer = layer;
        }

        boolean isBend() {
            return node < 0;
        }
    }

    private Layers() {}

    /**
     * Arranges a graph.
     *
     * @param sources for each node in topological order the indices of the nodes that it follows
     */
    static Layers of(List<List<Integer>> sources) {
        Layers graph = new Layers();
        sources.forEach(graph::addNode);
        graph.connect(sources);
        graph.order();
        return graph;
    }

    /** Returns the spots of each layer in their order. */
    List<List<Spot>> layers() {
        return layers;
    }

    private void addNode(List<Integer> sources) {
        int layer = sources.stream().mapToInt(s -> spots.get(s).layer + 1).max().orElse(0);
        Spot spot = new Spot(spots.size(), layer);
        spots.add(spot);
        place(spot);
    }

    private void place(Spot spot) {
        while (layers.size() <= spot.layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(spot.layer).add(spot);
    }

    private void connect(List<List<Integer>> sources) {
        for (int from = 0; from < sources.size(); from++) {
            int source = from;
            List<Spot> targets = spots.stream()
                    .filter(to -> sources.get(to.node).contains(source))
                    .sorted(Comparator.comparingInt(to -> to.layer))
                    .toList();
            lead(spots.get(from), targets);
        }
    }

    /** Leads one line down the layers, with a branch to each target. */
    private void lead(Spot from, List<Spot> targets) {
        Spot end = from;
        for (Spot target : targets) {
            while (end.layer < target.layer - 1) {
                Spot bend = new Spot(-1, end.layer + 1);
                place(bend);
                join(end, bend);
                end = bend;
            }
            join(end, target);
        }
    }

    private static void join(Spot upper, Spot lower) {
        upper.below.add(lower);
        lower.above.add(upper);
    }

    private void order() {
        layers.forEach(Layers::number);
        List<List<Spot>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            sweep(sweep % 2 == 0);
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, best.get(i));
            number(layers.get(i));
        }
    }

    private void sweep(boolean down) {
        for (int i = 0; i < layers.size(); i++) {
            List<Spot> layer = layers.get(down ? i : layers.size() - 1 - i);
            layer.sort(Comparator.comparingDouble(spot -> barycentre(spot, down ? spot.above : spot.below)));
            number(layer);
        }
    }

    private static double barycentre(Spot spot, List<Spot> neighbours) {
        return neighbours.stream().mapToDouble(n -> n.rank).average().orElse(spot.rank);
    }

    private static void number(List<Spot> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).rank = i;
        }
    }

    private List<List<Spot>> copy() {
        List<List<Spot>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }

    /** Returns the number of pairs of edges that cross. */
    long crossings() {
        long crossings = 0;
        for (List<Spot> layer : layers) {
            int[][] edges = layer.stream()
                    .flatMap(upper -> upper.below.stream().map(lower -> new int[] {(int) upper.rank, (int) lower.rank}))
                    .toArray(int[][]::new);
            crossings += crossingsOf(edges);
        }
        return crossings;
    }

    private static long crossingsOf(int[][] edges) {
        return Arrays.stream(edges)
                .mapToLong(a -> Arrays.stream(edges)
                        .filter(b -> a[0] < b[0] && a[1] > b[1])
                        .count())
                .sum();
    }
}
