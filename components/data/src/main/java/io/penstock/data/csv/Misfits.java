package io.penstock.data.csv;

import io.penstock.data.source.BadRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The rows of a block that have a field which is not of its column's type, each with the reason. Used by one thread at a time. */
final class Misfits {

    private final SortedMap<Integer, String> reasons = new TreeMap<>();

    void add(int row, String reason) {
        reasons.putIfAbsent(row, reason);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** Returns the other rows. */
    int[] fitting(int rows) {
        return IntStream.range(0, rows).filter(row -> !reasons.containsKey(row)).toArray();
    }

    /** Returns these rows and those that the block holds as bad ones, by line. */
    List<BadRow> badRows(FieldBlock block, CsvOptions options) {
        List<BadRow> all = new ArrayList<>(block.badRows());
        reasons.forEach(
                (row, reason) -> all.add(new BadRow(block.line(row), reason, options.row(block.rowTexts(row)))));
        all.sort(Comparator.comparingLong(BadRow::line));
        return all;
    }
}
