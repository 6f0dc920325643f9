package io.penstock.transform.feature;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.stream.Stream;

/**
 * A text as a sequence of its tokens, for estimators that read texts. The vocabulary is that of the training rows, the more frequent
 * token first, of equally frequent ones the greater first; all others are one token. What is longer is cut off at its end; missing
 * text has no token.
 *
 * @param name of the feature
 * @param column of the text
 * @param tokenizer what a token is
 * @param length most tokens of a row, at least 1
 * @param limit how many tokens are kept, the first ones of the order, at least 1
 */
public record Tokens(String name, String column, Tokenizer tokenizer, int length, int limit)
        implements FeatureOperation {

    private static final int DEFAULT_LIMIT = 20_000;

    /** Checks the numbers. */
    public Tokens {
        if (length < 1 || limit < 1) {
            throw new IllegalArgumentException(
                    "Feature '%s' has '%d' tokens of a vocabulary of '%d'. At least 1 of each are needed."
                            .formatted(name, length, limit));
        }
    }

    /** Returns the tokens of a column under its name, of at most 20,000 different ones. */
    public static Tokens of(String column, Tokenizer tokenizer, int length) {
        return new Tokens(column, column, tokenizer, length, DEFAULT_LIMIT);
    }

    /** Returns this feature with another number of tokens to keep. */
    public Tokens top(int tokens) {
        return new Tokens(name, column, tokenizer, length, tokens);
    }

    /** Returns this feature under another name. */
    public Tokens named(String feature) {
        return new Tokens(feature, column, tokenizer, length, limit);
    }

    @Override
    public Stream<String> columns() {
        return Stream.of(column);
    }

    @Override
    public Reducer<?, FittedTokens> analyzer(RowType rows) {
        ColumnType type = rows.require(column).type();
        if (type != ColumnType.TEXT) {
            throw new DataException(
                    "Column '%s' is '%s' and has no tokens. Name a column of text.".formatted(column, type));
        }
        return Analyzers.tokens(
                column,
                tokenizer,
                counts -> new FittedTokens(name, column, tokenizer, counts.byFrequency(1, limit), length));
    }
}
