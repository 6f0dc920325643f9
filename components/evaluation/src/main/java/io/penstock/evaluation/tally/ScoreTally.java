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

    /** Brings any number between 0 and 1 by the order of its bits, all but the last eleven. */
    private static double squeezed(double score) {
        long bits = Double.doubleToLongBits(score + 0.0); // one zero
        long ordered = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
        return (ordered >>> 11) * 0x1p-53;
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
