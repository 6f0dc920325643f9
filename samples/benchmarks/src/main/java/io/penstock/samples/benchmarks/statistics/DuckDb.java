package io.penstock.samples.benchmarks.statistics;

import io.penstock.samples.benchmarks.race.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A query of DuckDB over a CSV file or over Parquet; distinct counts, deciles and most frequent values are approximate. */
final class DuckDb implements Contender {

    private static final String COMMON =
            "count(\"%1$s\"), min(\"%1$s\"), max(\"%1$s\"), approx_count_distinct(\"%1$s\"), ";
    private static final String NUMBERS = COMMON + "avg(\"%1$s\"), stddev_pop(\"%1$s\"), count_if(\"%1$s\" = 0),"
            + " approx_quantile(\"%1$s\", [.1, .2, .3, .4, .5, .6, .7, .8, .9])";
    private static final String TEXTS = COMMON + "avg(length(\"%1$s\"::varchar)), min(length(\"%1$s\"::varchar)),"
            + " max(length(\"%1$s\"::varchar)), approx_top_k(\"%1$s\"::varchar, 100)";

    private final String name;
    private final int rows;
    private final int threads;
    private final String query;

    private DuckDb(String name, int rows, int threads, String query) {
        this.name = name;
        this.rows = rows;
        this.threads = threads;
        this.query = query;
    }

    /** Makes a contender that computes statistics of a CSV file. */
    static DuckDb statistics(Path file, TableColumns columns, int rows, int threads) {
        String query =
                "select count(*), " + columns.expressions(NUMBERS::formatted, TEXTS::formatted) + " from " + csv(file);
        return new DuckDb("DuckDB, CSV to statistics", rows, threads, query);
    }

    /** Makes a contender that copies a CSV file into Parquet, in two parts by a hash. */
    static DuckDb split(Path file, Path directory, int rows, int threads) {
        String query =
                "copy (select *, case when hash(trip_id) %% 3 = 0 then 'eval' else 'train' end as part from %s) to '%s'"
                                .formatted(csv(file), directory.toAbsolutePath())
                        + " (format parquet, partition_by (part), overwrite_or_ignore)";
        return new DuckDb("DuckDB, CSV to Parquet, two parts by hash", rows, threads, query);
    }

    private static String csv(Path file) {
        return "read_csv('" + file.toAbsolutePath() + "', header = true, sample_size = 100000)";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pieces() {
        return rows;
    }

    @Override
    public double seconds(int round) throws IOException {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            require(count(statement));
        } catch (SQLException failure) {
            throw new IOException("DuckDB refused '%s': %s".formatted(name, failure.getMessage()), failure);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs the query and returns the first number of its answer, or how many rows it copied. */
    private long count(Statement statement) throws SQLException {
        if (!statement.execute(query)) {
            return statement.getUpdateCount();
        }
        try (ResultSet result = statement.getResultSet()) {
            result.next();
            return result.getLong(1);
        }
    }

    private void require(long counted) throws IOException {
        if (counted != rows) {
            throw new IOException("'%s' saw %d rows, not %d.".formatted(name, counted, rows));
        }
    }
}
