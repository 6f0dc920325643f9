package io.penstock.evaluation.tally;

import io.penstock.columns.ExactMoments;

/**
 * Adds up a number that each row has, exactly, for its mean and variance.
 *
 * @param figure the number
 */
public record MeanTally(RowFigure figure) implements Tally<ExactMoments> {

    @Override
    public ExactMoments zero(Room room) {
        return new ExactMoments();
    }

    @Override
    public void add(ExactMoments into, ScoredRows rows, int[] selection) {
        for (int row : selection) {
            into.add(figure.of(rows, row));
        }
    }

    @Override
    public void merge(ExactMoments into, ExactMoments other) {
        into.merge(other);
    }

    @Override
    public byte[] encode(ExactMoments partial) {
        return partial.encode();
    }

    @Override
    public ExactMoments decode(byte[] bytes) {
        return ExactMoments.decode(bytes);
    }
}
