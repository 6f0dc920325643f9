package io.penstock.data.statistics;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.ListColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;

/** What was seen of a column of lists: their lengths, and their elements as a column of its own. */
final class ListCounts extends ColumnCounts {

    private final ColumnCounts elements;
    private LengthCounts lengths = new LengthCounts();

    ListCounts(Field field, ColumnType.ListOf type) {
        super(field);
        this.elements = ColumnCounts.of(new Field(field.name() + "[]", type.element()));
    }

    @Override
    void addValues(Column column, TextScratch scratch) {
        ListColumn lists = (ListColumn) column;
        for (int row = 0; row < lists.size(); row++) {
            if (!lists.isMissing(row)) {
                lengths.add(lists.length(row), 1);
            }
        }
        addElements(present(lists), scratch);
    }

    @Override
    void mergeValues(ColumnCounts other) {
        ListCounts more = (ListCounts) other;
        lengths.merge(more.lengths);
        elements.merge(more.elements);
    }

    @Override
    void encodeValues(DataOutput out) throws IOException {
        lengths.encode(out);
        elements.encode(out);
    }

    @Override
    void decodeValues(DataInput in) throws IOException {
        lengths = LengthCounts.decode(in);
        elements.decode(in);
    }

    @Override
    ColumnStatistics finish(StatisticsOptions options) {
        ColumnStatistics seen = statistics();
        return present() == 0
                ? seen
                : seen.with(new ListStatistics(lengths.statistics(options.histogramBins()), elements.finish(options)));
    }

    private void addElements(ListColumn lists, TextScratch scratch) {
        if (lists.size() == 0) {
            return;
        }
        int last = lists.size() - 1;
        int end = lists.offset(last) + lists.length(last);
        for (int from = lists.offset(0); from < end; from += Batch.MAX_ROWS) {
            elements.add(lists.elements().slice(from, Math.min(end, from + Batch.MAX_ROWS)), scratch);
        }
    }

    /** Leaves out missing rows, since elements behind them mean nothing. */
    private static ListColumn present(ListColumn lists) {
        return lists.missing() == 0
                ? lists
                : lists.select(IntStream.range(0, lists.size())
                        .filter(row -> !lists.isMissing(row))
                        .toArray());
    }
}
