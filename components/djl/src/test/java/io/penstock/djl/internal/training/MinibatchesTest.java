package io.penstock.djl.internal.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinibatchesTest {

    @Test
    void aSmallerOneIsLeftForTheEnd() {
        assertThat(sizes(10, 4)).containsExactly(4, 4, 2);
        assertThat(sizes(8, 4)).containsExactly(4, 4);
        assertThat(sizes(3, 4)).containsExactly(3);
    }

    @Test
    void aLastOneOfOneRowGoesWithTheOneBefore() {
        assertThat(sizes(9, 4)).containsExactly(4, 5);
        assertThat(sizes(3, 2)).containsExactly(3);
    }

    @Test
    void whoWantsOneRowAStepGetsThat() {
        assertThat(sizes(3, 1)).containsExactly(1, 1, 1);
        assertThat(sizes(1, 64)).containsExactly(1);
    }

    private static List<Integer> sizes(int rows, int size) {
        Minibatches all = new Minibatches(rows, size);
        return IntStream.range(0, all.count())
                .mapToObj(each -> all.to(each) - all.from(each))
                .toList();
    }
}
