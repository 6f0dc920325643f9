package io.penstock.data.jdbc;

import io.penstock.columns.RowType;
import io.penstock.data.source.AskedColumns;
import io.penstock.data.source.RowBuffer;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import io.penstock.data.source.ValueConverter;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one statement, which is open as long as this is. */
final class JdbcRows implements RowStream {

    private final JdbcSource source;
    private final Connection connection;
    private final ResultSet result;
    private final List<ResultColumn> columns;
    private final List<ValueConverter> converters;
    private final RowBuffer buffer;
    private long number;

    private JdbcRows(JdbcSource source, Connection connection, ResultSet result, List<ResultColumn> columns) {
        this.source = source;
        this.connection = connection;
        this.result = result;
        this.columns = columns;
        this.buffer = new RowBuffer(
                new RowType(columns.stream().map(ResultColumn::field).toList()));
        this.converters = buffer.type().fields().stream()
                .map(field -> ValueConverter.to(field.type()))
                .toList();
    }

    static JdbcRows open(JdbcSource source, String query) {
        try {
            Connection connection = source.address().connect();
            try {
                return open(source, query, connection);
            } catch (SQLException | RuntimeException e) {
                endAfter(e, connection);
                throw e;
            }
        } catch (SQLException e) {
            throw failed(source, e);
        }
    }

    @Override
    public RowType type() {
        return buffer.type();
    }

    @Override
    public Optional<Rows> next() {
        try {
            while (!buffer.isFull() && result.next()) {
                take();
            }
        } catch (SQLException e) {
            throw failed(source, e);
        }
        return buffer.isEmpty() ? Optional.empty() : Optional.of(buffer.take());
    }

    @Override
    public void close() {
        try {
            end(connection);
        } catch (SQLException e) {
            throw failed(source, e);
        }
    }

    /** Closes the statement and the result with it. */
    private static void end(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback(); // some drivers do not close within a transaction
            }
        }
    }

    private static void endAfter(Exception failure, Connection connection) {
        try {
            end(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static JdbcRows open(JdbcSource source, String query, Connection connection) throws SQLException {
        connection.setAutoCommit(false); // PostgreSQL streams within a transaction only
        PreparedStatement statement =
                connection.prepareStatement(query, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(source.options().fetchSize());
        for (int i = 0; i < source.parameters().size(); i++) {
            source.parameters().get(i).set(statement, i + 1);
        }
        ResultSet result = statement.executeQuery();
        String product = connection.getMetaData().getDatabaseProductName();
        List<ResultColumn> all = ResultColumn.of(result.getMetaData(), product);
        return new JdbcRows(
                source,
                connection,
                result,
                source.types().map(types -> asked(source, types, all)).orElse(all));
    }

    /** Returns the columns that are asked for, whose values become what is asked for at once, not first what the result declares. */
    private static List<ResultColumn> asked(JdbcSource source, RowType types, List<ResultColumn> all) {
        List<String> names = all.stream().map(column -> column.field().name()).toList();
        List<Integer> positions = AskedColumns.positions(source.title(), names, types);
        return IntStream.range(0, types.size())
                .mapToObj(i -> all.get(positions.get(i)).as(types.fields().get(i)))
                .toList();
    }

    private void take() throws SQLException {
        buffer.begin(++number);
        @Nullable String problem = null;
        for (int i = 0; i < columns.size() && problem == null; i++) {
            Object value = columns.get(i).value(result);
            if (value != null && !converters.get(i).append(value, buffer.column(i))) {
                problem = ValueConverter.misfit(columns.get(i).field(), value);
            }
        }
        if (problem == null) {
            buffer.end();
        } else {
            buffer.setAside(problem, text());
        }
    }

    private String text() throws SQLException {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (ResultColumn column : columns) {
            text.add(column.field().name() + "=" + column.value(result));
        }
        return text.toString();
    }

    /** What may pass by itself is the environment's, all else that of the query or its data. */
    private static PenstockException failed(JdbcSource source, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean passing = e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state.matches("(08|40|53|57|58).*");
        String message = "%s fails: %s".formatted(source.title(), e.getMessage());
        return passing ? new EnvironmentException(message, e) : new DataException(message, e);
    }
}
