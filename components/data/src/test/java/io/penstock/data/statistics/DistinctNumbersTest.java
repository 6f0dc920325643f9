package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many distinct numbers there are. */
class DistinctNumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 99_999, 100_000})
    void upToAHundredThousandAreCounted(int distinct) {
        DistinctNumbers numbers = new DistinctNumbers(DistinctNumbers.LIMIT);
        for (int i = 0; i < 2 * distinct; i++) {
            numbers.add(i % distinct - distinct / 2);
        }

        assertThat(numbers.isExact()).isTrue();
        assertThat(numbers.count()).isEqualTo(distinct);
    }

    /** Four standard errors are 0.8 %; numbers in sequence and the orders of doubles a thousandth apart, twenty sets each. */
    @ParameterizedTest
    @ValueSource(ints = {100_001, 300_000, 1_000_000})
    void moreAreEstimatedWithinOnePercent(int distinct) {
        for (long seed = 1; seed <= 20; seed++) {
            long first = new SplittableRandom(seed).nextInt();
            DistinctNumbers sequence = new DistinctNumbers(DistinctNumbers.LIMIT);
            DistinctNumbers thousandths = new DistinctNumbers(DistinctNumbers.LIMIT);
            for (int i = 0; i < distinct; i++) {
                sequence.add(first + i);
                thousandths.add(ValueBuckets.orderOf((first + i) / 1000.0));
            }

            assertThat(sequence.isExact()).isFalse();
            assertThat((double) sequence.count() / distinct).as("seed %d", seed).isBetween(0.99, 1.01);
            assertThat((double) thousandths.count() / distinct)
                    .as("seed %d", seed)
                    .isBetween(0.99, 1.01);
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void partsMergeToTheBytesOfTheWhole(
            @ForAll @IntRange(max = 150_000) int size, @ForAll @IntRange(max = 150_000) int cut) throws IOException {
        DistinctNumbers whole = new DistinctNumbers(DistinctNumbers.LIMIT);
        DistinctNumbers first = new DistinctNumbers(DistinctNumbers.LIMIT);
        DistinctNumbers second = new DistinctNumbers(DistinctNumbers.LIMIT);
        for (int i = 0; i < size; i++) {
            whole.add(i / 2 - 1000);
            (i < cut ? first : second).add(i / 2 - 1000);
        }
        second.merge(first);

        assertThat(second.count()).isEqualTo(whole.count());
        assertThat(bytes(second)).isEqualTo(bytes(whole));
        assertThat(bytes(decoded(bytes(whole)))).isEqualTo(bytes(whole));
    }

    private static byte[] bytes(DistinctNumbers numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.encode(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DistinctNumbers decoded(byte[] bytes) throws IOException {
        return DistinctNumbers.decode(new DataInputStream(new ByteArrayInputStream(bytes)), DistinctNumbers.LIMIT);
    }
}
