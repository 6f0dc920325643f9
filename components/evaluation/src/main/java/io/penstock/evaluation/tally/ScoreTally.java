package io.penstock.evaluation.tally;

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
        for (int row : selection) {
            into.add(rows.score(row), rows.label(row) == 1);
        }
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
