package io.penstock.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.internal.XxHash64;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many distinct texts there are. */
class DistinctCountsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 99_999, 100_000})
    void upToAHundredThousandAreCounted(int distinct) {
        CountedTexts texts = new CountedTexts();
        for (int i = 0; i < 2 * distinct; i++) {
            add(texts, i % distinct);
        }

        assertThat(texts.isExact()).isTrue();
        assertThat(texts.distinct()).isEqualTo(distinct);
    }

    /** Four standard errors are 0.8 %; twenty sets each. */
    @ParameterizedTest
    @ValueSource(ints = {100_001, 200_000, 1_000_000, 5_000_000})
    void moreAreEstimatedWithinOnePercent(int distinct) {
        for (long seed = 1; seed <= 20; seed++) {
            CountedTexts texts = new CountedTexts();
            SplittableRandom random = new SplittableRandom(seed);
            long first = random.nextLong();
            for (int i = 0; i < distinct; i++) {
                add(texts, first + i);
            }

            assertThat(texts.isExact()).isFalse();
            assertThat((double) texts.distinct() / distinct).as("seed %d", seed).isBetween(0.99, 1.01);
        }
    }

    @Test
    void theStandardErrorIsAFifthOfAPercent() {
        double squares = 0;
        for (int set = 0; set < 100; set++) {
            CountedTexts texts = new CountedTexts();
            for (int i = 0; i < 300_000; i++) {
                add(texts, 300_000L * set + i);
            }
            double error = texts.distinct() / 300_000.0 - 1;
            squares += error * error;
        }

        assertThat(Math.sqrt(squares / 100)).isBetween(0.001, 0.0025);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void countsOfPartsMergeToThoseOfTheWhole(
            @ForAll @IntRange(max = 150_000) int size, @ForAll @IntRange(max = 150_000) int cut) throws Exception {
        CountedTexts whole = new CountedTexts();
        CountedTexts first = new CountedTexts();
        CountedTexts second = new CountedTexts();
        for (int i = 0; i < size; i++) {
            add(whole, i / 2);
            add(i < cut ? first : second, i / 2);
        }
        second.merge(first);

        assertThat(second.distinct()).isEqualTo(whole.distinct());
        assertThat(bytes(second)).isEqualTo(bytes(whole));
    }

    private static byte[] bytes(CountedTexts texts) throws java.io.IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        texts.encode(new java.io.DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void add(CountedTexts texts, long number) {
        byte[] text = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        texts.add(XxHash64.hash(text, 0, text.length), text, 0, text.length, 1);
    }
}
