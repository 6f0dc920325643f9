package io.penstock.data.jdbc;

import io.penstock.errors.DefinitionException;
import java.math.BigInteger;

/**
 * A whole-number column of a query by which its rows are divided into shards: equal steps from the first value to the last. Rows
 * outside are in the first and the last shard, those without a value in the first, so that none is lost.
 *
 * @param column a plain name
 * @param first the least value that is expected
 * @param last the greatest value that is expected
 * @param shards how many, 1 to 10,000
 */
public record KeyRange(String column, long first, long last, int shards) {

    private static final int MOST_SHARDS = 10_000;

    /** Checks the name and the numbers. */
    public KeyRange {
        if (!column.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new DefinitionException(
                    "'%s' is no plain name of a column. Use letters, digits and '_'.".formatted(column));
        }
        if (first > last || shards < 1 || shards > MOST_SHARDS) {
            throw new DefinitionException(
                    "A key range from '%d' to '%d' in '%d' shards is none. Go up, in 1 to 10,000 shards."
                            .formatted(first, last, shards));
        }
    }

    /** Returns the query for the rows of a shard, in the order of the key. */
    String query(String query, int shard) {
        String above = shard == 0 ? "" : column + " >= " + start(shard);
        String below = shard == shards - 1 ? "" : column + " < " + start(shard + 1);
        String both = above.isEmpty() || below.isEmpty() ? above + below : above + " and " + below;
        String missing = shard == 0 && !both.isEmpty() ? " or " + column + " is null" : "";
        String where = both.isEmpty() ? "" : " where (" + both + missing + ")";
        return "select * from (" + query + ") penstock_rows" + where + " order by " + column;
    }

    private long start(int shard) {
        BigInteger width = BigInteger.valueOf(last).subtract(BigInteger.valueOf(first));
        BigInteger offset = width.multiply(BigInteger.valueOf(shard)).divide(BigInteger.valueOf(shards));
        return BigInteger.valueOf(first).add(offset).longValueExact();
    }
}
