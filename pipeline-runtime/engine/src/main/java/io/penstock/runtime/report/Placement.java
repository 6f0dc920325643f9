package io.penstock.runtime.report;

import io.penstock.runtime.report.Layers.Spot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Gives the spots of ordered layers positions across the layers: near the mean of their neighbours, in their order, and far
 * enough apart. Within a layer that is the least-squares fit under order constraints, found by pooling adjacent violators
 * (Ayer et al., Ann. Math. Statist. 26 (1955), 641-647).
 *
 * @param nodeSize room that a node takes across its layer
 * @param bendSize room that a line takes
 * @param gap least distance between two of them
 */
record Placement(double nodeSize, double bendSize, double gap) {

    private static final int ROUNDS = 10;

    /** Spots that touch each other and move together, by the offset that they have in common. */
    private record Block(double sum, int count) {
        double mean() {
            return sum / count;
        }

        Block with(Block other) {
            return new Block(sum + other.sum, count + other.count);
        }
    }

    /** Sets the position of the middle of every spot, and returns the room that all take across the layers, from 0. */
    double place(Layers graph) {
        List<List<Spot>> layers = graph.layers();
        layers.forEach(layer -> settle(layer, spot -> spot.rank * (nodeSize + gap)));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 1; i < layers.size(); i++) {
                settle(layers.get(i), spot -> mean(spot.above, List.of(), spot));
            }
            for (int i = layers.size() - 2; i >= 0; i--) {
                settle(layers.get(i), spot -> mean(spot.above, spot.below, spot));
            }
        }
        return shiftToZero(layers);
    }

    /** Returns where a spot would like to be: amid its neighbours, where nodes pull more than lines, so that the trunk is straight. */
    private static double mean(List<Spot> one, List<Spot> other, Spot spot) {
        double sum = 0;
        double weight = 0;
        for (List<Spot> side : List.of(one, other)) {
            for (Spot neighbour : side) {
                double pull = neighbour.isBend() == spot.isBend() ? 6 : 1;
                sum += pull * neighbour.position;
                weight += pull;
            }
        }
        return weight == 0 ? spot.position : sum / weight;
    }

    private void settle(List<Spot> layer, ToDoubleFunction<Spot> wish) {
        double[] offsets = offsets(layer);
        Deque<Block> blocks = new ArrayDeque<>();
        for (int i = 0; i < layer.size(); i++) {
            Block block = new Block(wish.applyAsDouble(layer.get(i)) - offsets[i], 1);
            while (!blocks.isEmpty() && blocks.getLast().mean() >= block.mean()) {
                block = blocks.removeLast().with(block);
            }
            blocks.addLast(block);
        }
        int next = 0;
        for (Block block : blocks) {
            for (int i = 0; i < block.count(); i++, next++) {
                layer.get(next).position = block.mean() + offsets[next];
            }
        }
    }

    /** Returns where the spots are when they are packed, the first one at 0. */
    private double[] offsets(List<Spot> layer) {
        double[] offsets = new double[layer.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + half(layer.get(i - 1)) + gap + half(layer.get(i));
        }
        return offsets;
    }

    private double half(Spot spot) {
        return (spot.isBend() ? bendSize : nodeSize) / 2;
    }

    private double shiftToZero(List<List<Spot>> layers) {
        List<Spot> spots = layers.stream().flatMap(List::stream).toList();
        double least =
                spots.stream().mapToDouble(s -> s.position - half(s)).min().orElse(0);
        spots.forEach(spot -> spot.position -= least);
        return spots.stream().mapToDouble(s -> s.position + half(s)).max().orElse(0);
    }
}
