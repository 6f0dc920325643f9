package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.model.Feature;
import io.penstock.transform.expression.Cells;
import io.penstock.transform.expression.Kernel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A text as indices of its tokens.
 *
 * @param name of the feature
 * @param column of the text
 * @param tokenizer what a token is
 * @param terms the tokens that are known, in the order of their indices from 1; 0 is any other
 * @param length most tokens of a row
 */
public record FittedTokens(String name, String column, Tokenizer tokenizer, List<String> terms, int length)
        implements FittedFeature {

    /** Copies the terms. */
    public FittedTokens {
        terms = List.copyOf(terms);
    }

    @Override
    public Feature feature() {
        List<String> names = Stream.concat(Stream.of(Feature.Sequence.UNKNOWN), terms.stream())
                .toList();
        return new Feature.Sequence(name, names, length);
    }

    @Override
    public Stream<String> columns() {
        return Stream.of(column);
    }

    @Override
    public Kernel kernel(RowType rows) {
        return new TokensKernel(rows.requireIndex(column), tokenizer, Terms.indices(terms), length);
    }

    private record TokensKernel(int slot, Tokenizer tokenizer, Map<String, Integer> indices, int length)
            implements Kernel {

        @Override
        public double apply(Cells row) {
            double[] tokens = new double[length];
            fill(row, tokens, 0);
            return tokens[0];
        }

        @Override
        public void fill(Cells row, double[] into, int at) {
            Arrays.fill(into, at, at + length, -1);
            String text = row.text(slot);
            if (text != null) {
                Iterator<String> tokens = tokenizer.tokens(text).limit(length).iterator();
                for (int i = at; tokens.hasNext(); i++) {
                    into[i] = 1.0 + indices.getOrDefault(tokens.next(), -1);
                }
            }
        }
    }
}
