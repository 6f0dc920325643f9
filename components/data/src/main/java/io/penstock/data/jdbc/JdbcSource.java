package io.penstock.data.jdbc;

import io.penstock.columns.RowType;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.StreamedSource;
import io.penstock.errors.DefinitionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of a query, streamed from any database with a JDBC driver, in the order in which the query gives them.
 *
 * <ul>
 *   <li>Columns are those that the driver tells of the result: whole numbers are {@code int64}, {@code real} is {@code float32} and
 *       other floating-point numbers {@code float64}, {@code numeric(p,s)} is {@code decimal(p,s)} and one without digits {@code
 *       decimal(38,18)}, times with and without a zone are {@code timestamp} (without one, in UTC), and what no column type is comes
 *       as its text. An array is a list of single values; give types for other lists. SQLite, which types values and not columns,
 *       has {@code float64} for {@code real}.
 *   <li>A value that is not exactly of its column's type sets its row aside, with the number of the row. {@code NULL} is missing, an
 *       empty text a text.
 *   <li>A database is not known by its content: who reads it is run every time, unless {@link #asOf} says of which state the rows
 *       are.
 *   <li>One statement reads within one transaction; shards are statements of their own and may see different states.
 *   <li>Rows come by {@link JdbcOptions#fetchSize}, if the driver does so. MySQL's needs {@code useCursorFetch=true} in its URL.
 * </ul>
 *
 * @param address of the database
 * @param query with {@code ?} for parameters
 * @param parameters in their order
 * @param types the columns that are asked for; empty for those that the result declares
 * @param options how rows come
 * @param asOf a text that stands for a state of the database, such as a snapshot or a day that is over; empty for whatever there is
 * @param shard which shard of the range this is; empty for all of it
 */
public record JdbcSource(
        JdbcAddress address,
        String query,
        List<JdbcParameter> parameters,
        Optional<RowType> types,
        JdbcOptions options,
        Optional<String> asOf,
        Optional<Integer> shard)
        implements StreamedSource {

    /** Copies the parameters. */
    public JdbcSource {
        parameters = List.copyOf(parameters);
        if (query.isBlank()) {
            throw new DefinitionException("A source of '%s' needs a query.".formatted(address.url()));
        }
    }

    /** Asks a query. */
    public static JdbcSource of(JdbcAddress address, String query, JdbcParameter... parameters) {
        return new JdbcSource(
                address,
                query,
                Arrays.asList(parameters),
                Optional.empty(),
                JdbcOptions.DEFAULT,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this source with other options. */
    public JdbcSource withOptions(JdbcOptions other) {
        return new JdbcSource(address, query, parameters, types, other, asOf, shard);
    }

    /**
     * Returns this source of a known state of the database: equal texts promise equal rows, so that they come from the cache.
     *
     * @param state such as {@code 2024-02-29}, for a query of rows of days that are over
     */
    public JdbcSource asOf(String state) {
        return new JdbcSource(address, query, parameters, types, options, Optional.of(state), shard);
    }

    @Override
    public JdbcSource withTypes(RowType given) {
        return new JdbcSource(address, query, parameters, Optional.of(given), options, asOf, shard);
    }

    @Override
    public String title() {
        return "Query '%s' of '%s'".formatted(query, address.url())
                + shard.map(number -> ", shard " + number).orElse("");
    }

    @Override
    public boolean isKnownByContent() {
        return asOf.isPresent();
    }

    @Override
    public double maxBadFraction() {
        return options.maxBadFraction();
    }

    @Override
    public boolean isPart() {
        return shard.isPresent();
    }

    @Override
    public List<JdbcSource> shards() {
        int count = options.range().map(KeyRange::shards).orElse(1);
        if (shard.isPresent() || options.range().isEmpty()) {
            return List.of(this);
        }
        return IntStream.range(0, count)
                .mapToObj(
                        number -> new JdbcSource(address, query, parameters, types, options, asOf, Optional.of(number)))
                .toList();
    }

    @Override
    public RowStream open() {
        String text = shard.isPresent() ? options.range().orElseThrow().query(query, shard.get()) : query;
        return JdbcRows.open(this, text);
    }
}
