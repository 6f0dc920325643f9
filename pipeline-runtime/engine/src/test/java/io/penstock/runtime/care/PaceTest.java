package io.penstock.runtime.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void eachThingComesOnceAndInOrder() {
        List<Integer> all = IntStream.range(0, 1_234).boxed().toList();
        List<Integer> come = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();

        new Pace().through(all, part -> {
            come.addAll(part);
            sizes.add(part.size());
        });

        assertThat(come).isEqualTo(all);
        assertThat(sizes.get(0)).isEqualTo(50);
        assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size >= 50);
    }

    @Test
    void aSlowTransactionIsFollowedByAShorterOneAndAFastOneByALongerOne() {
        Pace pace = new Pace();

        assertThat(pace.adapt(0)).isEqualTo(100);
        assertThat(pace.adapt(TimeUnit.MILLISECONDS.toNanos(4))).isEqualTo(125);
        assertThat(pace.adapt(TimeUnit.MILLISECONDS.toNanos(10))).isEqualTo(62);
        assertThat(pace.adapt(0)).isEqualTo(124);
    }

    @Test
    void noTransactionTakesOnTooLittleAndNoneTooMuch() {
        Pace pace = new Pace();
        for (int i = 0; i < 20; i++) {
            pace.adapt(0);
        }
        assertThat(pace.adapt(0)).isEqualTo(1_000);
        for (int i = 0; i < 20; i++) {
            pace.adapt(Long.MAX_VALUE);
        }
        assertThat(pace.adapt(Long.MAX_VALUE)).isEqualTo(50);
    }
}
