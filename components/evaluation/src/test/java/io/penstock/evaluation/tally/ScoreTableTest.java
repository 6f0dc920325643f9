package io.penstock.evaluation.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private static final int BOUND = 40;

    record Scored(double score, boolean positive, int group) {}

    @Provide
    Arbitrary<List<Scored>> rows() {
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 20).map(i -> i / 20.0),
                Arbitraries.doubles().between(0, 1).ofScale(12),
                Arbitraries.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Math.nextDown(1.0)));
        return Combinators.combine(
                        scores,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as(Scored::new)
                .list()
                .ofMaxSize(200);
    }

    private static ScoreTable table(List<Scored> rows) {
        ScoreTable table = new ScoreTable(BOUND);
        rows.forEach(row -> table.add(row.score(), row.positive()));
        return table;
    }

    @Property
    void anyGroupingGivesTheSameBytes(@ForAll("rows") List<Scored> rows) {
        List<ScoreTable> groups = IntStream.range(0, 4)
                .mapToObj(group ->
                        table(rows.stream().filter(row -> row.group() == group).toList()))
                .toList();
        ScoreTable forwards = new ScoreTable(BOUND);
        groups.forEach(forwards::merge);
        ScoreTable nested = groups.get(3);
        nested.merge(groups.get(1));
        groups.get(2).merge(groups.get(0));
        groups.get(2).merge(nested);

        assertThat(forwards.encode()).isEqualTo(table(rows).encode());
        assertThat(groups.get(2).encode()).isEqualTo(table(rows).encode());
    }

    @Property
    void theLevelIsTheLeastUnderWhichAllScoresFit(@ForAll("rows") List<Scored> rows) {
        ScoreTable table = table(rows);

        assertThat(distinct(rows, table.level())).isEqualTo(table.distinct()).isLessThanOrEqualTo(BOUND);
        if (table.level() > 0) {
            assertThat(distinct(rows, table.level() - 1)).isGreaterThan(BOUND);
        }
    }

    private static long distinct(List<Scored> rows, int level) {
        return rows.stream()
                .mapToLong(row -> Double.doubleToRawLongBits(Math.abs(row.score())) >> level)
                .distinct()
                .count();
    }

    @Property
    void theErrorOfARoundedAreaIsWithinWhatItStates(@ForAll("rows") List<Scored> rows) {
        ScoreTable exact = new ScoreTable(1000);
        rows.forEach(row -> exact.add(row.score(), row.positive()));
        RankedScores rounded = table(rows).ranked();

        if (rounded.positive() > 0 && rounded.negative() > 0) {
            assertThat(Math.abs(rounded.area() - exact.ranked().area()))
                    .isLessThanOrEqualTo(rounded.areaError() + 1e-12);
        }
    }

    @Property
    void aTableIsReadBackFromItsBytes(@ForAll("rows") List<Scored> rows) {
        byte[] bytes = table(rows).encode();

        assertThat(ScoreTable.decode(bytes).encode()).isEqualTo(bytes);
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        assertThatThrownBy(() -> ScoreTable.decode(new byte[] {9, 9, 9})).isInstanceOf(DataException.class);
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> new ScoreTable(8).add(Double.NaN, true)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new ScoreTable(8).add(1.5, true)).hasMessageContaining("'1.5'");
    }
}
