package io.penstock.data.jdbc;

import io.penstock.errors.DefinitionException;
import java.util.Optional;

/**
 * How the rows of a query come.
 *
 * @param fetchSize how many rows the driver is asked to get at once
 * @param range how rows are divided into shards; empty for one shard
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 */
public record JdbcOptions(int fetchSize, Optional<KeyRange> range, double maxBadFraction) {

    /** 2,000 rows at once, one shard, at most 1 % of rows set aside. */
    public static final JdbcOptions DEFAULT = new JdbcOptions(2_000, Optional.empty(), 0.01);

    /** Checks the values. */
    public JdbcOptions {
        if (fetchSize < 1) {
            throw new DefinitionException("JdbcOptions.fetchSize is '%d'. Get at least one row.".formatted(fetchSize));
        }
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "JdbcOptions.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Returns these options with another number of rows at once. */
    public JdbcOptions withFetchSize(int rows) {
        return new JdbcOptions(rows, range, maxBadFraction);
    }

    /** Returns these options with shards by ranges of a key. */
    public JdbcOptions withRange(KeyRange other) {
        return new JdbcOptions(fetchSize, Optional.of(other), maxBadFraction);
    }

    /** Returns these options with another share of rows that may be set aside. */
    public JdbcOptions withMaxBadFraction(double share) {
        return new JdbcOptions(fetchSize, range, share);
    }
}
