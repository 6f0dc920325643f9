package io.penstock.data.jdbc;

import io.penstock.columns.Field;
import io.penstock.columns.RowType;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
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
            boolean opened = false;
            try {
                JdbcRows rows = open(source, query, connection);
                opened = true;
                return rows;
            } finally {
                if (!opened) {
                    connection.close();
                }
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
            connection.rollback(); // some drivers do not close within a transaction
            connection.close(); // and with it the statement and the result
        } catch (SQLException e) {
            throw failed(source, e);
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

    private static List<ResultColumn> asked(JdbcSource source, RowType types, List<ResultColumn> all) {
        List<ResultColumn> asked = new ArrayList<>();
        for (Field field : types.fields()) {
            ResultColumn found = all.stream()
                    .filter(column -> column.field().name().equals(field.name()))
                    .findFirst()
                    .orElseThrow(() -> new DataException("%s has no column '%s'. Columns: %s."
                            .formatted(
                                    source.title(),
                                    field.name(),
                                    String.join(
                                            ", ",
                                            all.stream()
                                                    .map(column ->
                                                            column.field().name())
                                                    .toList()))));
            asked.add(found.as(field));
        }
        return asked;
    }

    private void take() throws SQLException {
        buffer.begin(++number);
        @Nullable String problem = null;
        for (int i = 0; i < columns.size() && problem == null; i++) {
            Object value = columns.get(i).value(result);
            buffer.count(size(value));
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

    private static long size(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof Object[] elements) {
            return Arrays.stream(elements).mapToLong(JdbcRows::size).sum();
        }
        return value instanceof CharSequence text ? text.length() : Long.BYTES;
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
