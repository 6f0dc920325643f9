package io.penstock.evaluation.tally;

import io.penstock.model.ProblemType.BinaryClassification;

/**
 * Counts positive and negative rows by score, for two classes. Exact up to 2^20 distinct scores of all rows, and 2^14 of a
 * slice; see {@link ScoreTable} for what happens beyond.
 */
public record ScoreTally() implements Tally<ScoreTable> {

    @Override
    public ScoreTable zero(Room room) {
        return new ScoreTable(room == Room.WHOLE ? 1 << 20 : 1 << 14);
    }

    @Override
    public void add(ScoreTable into, ScoredRows rows, int[] selection) {
        boolean probability = rows.problem() instanceof BinaryClassification;
        for (int row : selection) {
            double score = rows.score(row);
            into.add(probability ? score : squeezed(score), rows.label(row) == 1);
        }
    }

    /** Brings any number between 0 and 1 without changing the order. */
    private static double squeezed(double score) {
        return 0.5 + 0.5 * score / (1 + Math.abs(score));
    }

    @Override
    public void merge(ScoreTable into, ScoreTable other) {
        into.merge(other);
    }

    @Override
    public byte[] encode(ScoreTable partial) {
        return partial.encode();
    }

    @Override
    public ScoreTable decode(byte[] bytes) {
        return ScoreTable.decode(bytes);
    }
}
