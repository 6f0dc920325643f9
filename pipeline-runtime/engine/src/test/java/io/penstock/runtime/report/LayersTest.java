package io.penstock.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.report.Layers.Spot;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayersTest {

    @Test
    void everyEdgeGoesToTheNextLayer() {
        Layers graph = Layers.of(List.of(List.of(), List.of(0), List.of(1), List.of(0, 2), List.of(0)));

        assertThat(graph.layers()).hasSize(4);
        assertThat(graph.layers().stream().flatMap(List::stream))
                .allSatisfy(spot -> assertThat(spot.below).allMatch(to -> to.layer == spot.layer + 1));
    }

    @Test
    void linesFromOneNodeShareTheirBends() {
        Layers graph = Layers.of(List.of(List.of(), List.of(0), List.of(1), List.of(0, 2), List.of(0, 3)));

        assertThat(graph.layers().stream().flatMap(List::stream).filter(Spot::isBend))
                .hasSize(3);
    }

    @Test
    void aCrossingThatCanBeAvoidedIs() {
        Layers graph = Layers.of(List.of(List.of(), List.of(), List.of(1), List.of(0)));

        assertThat(graph.crossings()).isZero();
    }

    @Test
    void nothingOverlapsInAnyGraph() {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            List<List<Integer>> sources = IntStream.range(0, 25)
                    .mapToObj(node -> IntStream.range(0, node)
                            .filter(s -> random.nextInt(8) == 0)
                            .boxed()
                            .toList())
                    .toList();
            Layers graph = Layers.of(sources);
            double room = new Placement(40, 4, 10).place(graph);

            assertThat(graph.layers()).allSatisfy(layer -> assertApart(layer, room));
        }
    }

    @Test
    void aChainIsStraight() {
        Layers graph = Layers.of(List.of(List.of(), List.of(0), List.of(1)));

        assertThat(new Placement(40, 4, 10).place(graph)).isEqualTo(40);
    }

    private static void assertApart(List<Spot> layer, double room) {
        double end = -10;
        for (Spot spot : layer) {
            double half = spot.isBend() ? 2 : 20;
            assertThat(spot.position - half).isGreaterThanOrEqualTo(end + 10 - 1e-6);
            end = spot.position + half;
        }
        assertThat(end).isLessThanOrEqualTo(room + 1e-6);
    }
}
