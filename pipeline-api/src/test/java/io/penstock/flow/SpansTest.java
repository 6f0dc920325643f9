package io.penstock.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final List<Long> SPANS = List.of(7L, 3L, 9L, 3L, 8L);

    @Test
    void theNewestSpansAreThoseWithTheLargestNumbersInAscendingOrder() {
        assertThat(Spans.newest(2).choose(SPANS)).containsExactly(8L, 9L);
        assertThat(Spans.newest(9).choose(SPANS)).containsExactly(3L, 7L, 8L, 9L);
    }

    @Test
    void aRangeHoldsBothItsEnds() {
        assertThat(Spans.between(7, 8).choose(SPANS)).containsExactly(7L, 8L);
        assertThat(Spans.from(8).choose(SPANS)).containsExactly(8L, 9L);
    }

    @Test
    void whatCanHoldNothingIsRefused() {
        assertThatThrownBy(() -> Spans.newest(0)).hasMessageContaining("'0'");
        assertThatThrownBy(() -> Spans.between(2, 1)).hasMessageContaining("Give the first one first");
    }
}
