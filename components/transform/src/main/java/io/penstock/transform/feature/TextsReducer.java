package io.penstock.transform.feature;

import io.penstock.columns.Batch;
import io.penstock.columns.Column;
import io.penstock.columns.Reducer;
import io.penstock.columns.TextColumn;
import io.penstock.transform.expression.BatchCells;
import io.penstock.transform.expression.Cells;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts the texts of a column, or the parts of them that a function gives. */
record TextsReducer<R>(String column, Function<String, Stream<String>> parts, Function<TextCounts, R> finish)
        implements Reducer<TextCounts, R> {

    @Override
    public TextCounts zero() {
        return new TextCounts();
    }

    @Override
    public void add(TextCounts into, Batch rows) {
        Column values = rows.column(column);
        if (values instanceof TextColumn texts && texts.isCoded()) {
            addCoded(into, texts);
        } else {
            addPlain(into, rows);
        }
        into.checkSize(column);
    }

    /** Counts integers first, then each text of the dictionary once. */
    private void addCoded(TextCounts into, TextColumn texts) {
        long[] counts = new long[texts.dictionary().size()];
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                counts[texts.code(row)]++;
            }
        }
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                add(into, texts.dictionary().value(code), counts[code]);
            }
        }
    }

    private void addPlain(TextCounts into, Batch rows) {
        int slot = rows.type().requireIndex(column);
        BatchCells cells = Cells.of(rows.type(), rows);
        for (int row = 0; row < rows.rows(); row++) {
            String text = cells.at(row).text(slot);
            if (text != null) {
                add(into, text, 1);
            }
        }
    }

    private void add(TextCounts into, String text, long count) {
        parts.apply(text).forEach(part -> into.add(part, count));
    }

    @Override
    public void merge(TextCounts into, TextCounts other) {
        into.merge(other);
        into.checkSize(column);
    }

    @Override
    public R finish(TextCounts total) {
        return finish.apply(total);
    }

    @Override
    public byte[] encode(TextCounts partial) {
        return partial.encode();
    }

    @Override
    public TextCounts decode(byte[] bytes) {
        return TextCounts.decode(bytes);
    }
}
