package io.penstock.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.split.TimeSplit.Until;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {

    private static final Instant MAY = Instant.parse("2014-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2014-06-01T00:00:00Z");
    private static final TimeSplit SPLIT =
            Split.byTime("t", Until.of("train", MAY), Until.of("eval", JUNE), Until.rest("test"));

    @Test
    void aMomentBelongsToThePartThatEndsAfterIt() {
        Batch rows = rows(ColumnType.TIMESTAMP, MAY.minusNanos(1_000), MAY, JUNE.minusNanos(1_000), JUNE);

        assertThat(SPLIT.divider().divide(rows)).containsExactly(new int[] {0}, new int[] {1, 2}, new int[] {3});
    }

    @Test
    void aDateIsItsMidnight() {
        Batch rows =
                rows(ColumnType.DATE, LocalDate.of(2014, 4, 30), LocalDate.of(2014, 5, 1), LocalDate.of(2014, 6, 1));

        assertThat(SPLIT.divider().divide(rows)).containsExactly(new int[] {0}, new int[] {1}, new int[] {2});
    }

    @Test
    void integersCountAUnit() {
        long may = MAY.getEpochSecond();
        Batch rows = rows(ColumnType.INT64, may - 1, may, JUNE.getEpochSecond(), -5L);

        assertThat(SPLIT.counting(ChronoUnit.SECONDS).divider().divide(rows))
                .containsExactly(new int[] {0, 3}, new int[] {1}, new int[] {2});
    }

    @Test
    void anEndWithinAUnitIsNotYetReachedByIt() {
        Batch rows = rows(ColumnType.INT64, 9L, 10L, 11L);
        TimeSplit split = Split.byTime("t", Until.of("before", Instant.ofEpochMilli(10_500)), Until.rest("after"));

        assertThat(split.counting(ChronoUnit.SECONDS).divider().divide(rows))
                .containsExactly(new int[] {0, 1}, new int[] {2});
    }

    @Test
    void anEndMayBeAsFarAwayAsItLikes() {
        Batch rows = rows(ColumnType.TIMESTAMP, MAY, Instant.parse("1900-01-01T00:00:00Z"));
        for (Instant end : new Instant[] {Instant.parse("9999-12-31T00:00:00Z"), Instant.MAX}) {
            TimeSplit split =
                    Split.byTime("t", Until.of("none", Instant.MIN), Until.of("all", end), Until.rest("rest"));

            assertThat(split.divider().divide(rows)).containsExactly(new int[0], new int[] {0, 1}, new int[0]);
        }
    }

    @Test
    void anEndBefore1970RoundsToTheNextMicrosecond() {
        Instant moment = Instant.parse("1969-12-31T23:59:59.999999Z");
        TimeSplit split = Split.byTime("t", Until.of("before", moment.minusNanos(1)), Until.rest("after"));

        assertThat(split.divider().divide(rows(ColumnType.TIMESTAMP, moment.minusNanos(1_000), moment)))
                .containsExactly(new int[] {0}, new int[] {1});
    }

    @Test
    void whatHasNoPlaceIsRefusedWithAdvice() {
        Batch integers = rows(ColumnType.INT64, 1L);
        assertThatThrownBy(() -> SPLIT.divider().divide(integers))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'t' of 'int64' is no time")
                .hasMessageContaining("TimeSplit.counting");
        assertThatThrownBy(() -> SPLIT.divider().divide(rows(ColumnType.TIMESTAMP, new Object[] {null})))
                .hasMessageContaining("A row has no value in 't'");
        TimeSplit ending = Split.byTime("t", Until.of("train", MAY));
        assertThatThrownBy(() -> ending.divider().divide(rows(ColumnType.TIMESTAMP, JUNE)))
                .hasMessageContaining("not before the end of the last part")
                .hasMessageContaining("Until.rest");
    }

    @Test
    void partsThatAreNotInOrderAreRefused() {
        assertThatThrownBy(() -> Split.byTime("t", Until.of("a", JUNE), Until.of("b", MAY)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("'a' of a split by time must end before 'b' does");
        assertThatThrownBy(() -> Split.byTime("t", Until.rest("a"), Until.of("b", MAY)))
                .isInstanceOf(DefinitionException.class);
        assertThatThrownBy(() -> Split.byTime("t")).hasMessageContaining("at least one part");
    }

    private static Batch rows(ColumnType type, Object... values) {
        BatchBuilder rows = new BatchBuilder(new RowType(List.of(new Field("t", type))));
        for (Object value : values) {
            rows.appendValues(value);
        }
        return rows.build();
    }
}
