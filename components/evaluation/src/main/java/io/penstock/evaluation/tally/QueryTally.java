package io.penstock.evaluation.tally;

/**
 * Keeps the first rows of each query by score and by relevance. Memory grows with the queries, not with their rows.
 *
 * @param first how many rows of a query are kept
 */
public record QueryTally(int first) implements Tally<QueryTable> {

    @Override
    public QueryTable zero(Room room) {
        return new QueryTable(first);
    }

    @Override
    public void add(QueryTable into, ScoredRows rows, int[] selection) {
        for (int row : selection) {
            into.add(rows.label(row, 1), rows.score(row), rows.label(row));
        }
    }

    @Override
    public void merge(QueryTable into, QueryTable other) {
        into.merge(other);
    }

    @Override
    public byte[] encode(QueryTable partial) {
        return partial.encode();
    }

    @Override
    public QueryTable decode(byte[] bytes) {
        return QueryTable.decode(first, bytes);
    }
}
