package io.penstock.transform.feature;

import io.penstock.columns.Batch;
import io.penstock.columns.Reducer;
import io.penstock.columns.TextColumn;
import java.util.function.Function;

/** Counts how often each token of a column of text occurs. */
record TokensReducer<R>(String column, Tokenizer tokenizer, Function<TextCounts, R> finish)
        implements Reducer<TextCounts, R> {

    @Override
    public TextCounts zero() {
        return new TextCounts();
    }

    @Override
    public void add(TextCounts into, Batch rows) {
        TextColumn texts = rows.texts(column);
        for (int row = 0; row < texts.size(); row++) {
            if (!texts.isMissing(row)) {
                tokenizer.tokens(texts.value(row)).forEach(token -> into.add(token, 1));
            }
        }
        into.checkSize(column);
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
