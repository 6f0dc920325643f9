package io.penstock.transform.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ValueCountsTest {

    @Property
    void ranksAreThoseOfTheSortedValues(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        double[] sorted =
                values.stream().mapToDouble(value -> value + 0.0).sorted().toArray();
        ValueCounts counts = counts(sorted);

        for (int rank = 0; rank < sorted.length; rank++) {
            assertThat(counts.atRank(rank)).isEqualTo(sorted[rank]);
        }
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(counts(4, 1, 3, 2).median()).isEqualTo(2.5);
        assertThat(counts(4, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void ofEquallyFrequentValuesTheLeastIsTheMostFrequent() {
        assertThat(counts(5, 5, 2, 2, 7).mostFrequent()).isEqualTo(2);
    }

    /** 100,000 latitudes of one city differ by 0.0000036 each; they fit into 32,768 places with a loss below a millionth. */
    @Test
    void moreValuesThanFitStayApartAsWellAsTheyCan() {
        double[] latitudes = new Random(7).doubles(100_000, 41.66, 42.02).toArray();
        ValueCounts counts = counts(latitudes);
        Arrays.sort(latitudes);

        assertThat(counts.atRank(25_000)).isCloseTo(latitudes[25_000], within(3e-5));
        assertThat(counts.median()).isCloseTo(latitudes[50_000], within(3e-5));
    }

    @Test
    void countsOfManyValuesDoNotDependOnOrderOrGrouping() {
        double[] values = new Random(7).doubles(120_000, -1e3, 1e9).toArray();
        ValueCounts forward = counts(values);
        ValueCounts grouped = counts(Arrays.copyOfRange(values, 90_000, 120_000));
        grouped.merge(
                ValueCounts.decode(counts(Arrays.copyOfRange(values, 0, 90_000)).encode()));

        assertThat(grouped.encode()).isEqualTo(forward.encode());
    }

    private static ValueCounts counts(double... values) {
        ValueCounts counts = new ValueCounts();
        for (double value : values) {
            counts.add(value);
        }
        return counts;
    }
}
