package io.penstock.data.statistics;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB, as an opinion that we did not write. */
final class Duck implements AutoCloseable {

    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    /** Reads a CSV file into the table {@code t}, types inferred by DuckDB over all rows. */
    static Duck reading(Path csv) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t as select * from read_csv('%s', header = true, sample_size = -1)"
                    .formatted(csv.toAbsolutePath()));
        }
        return new Duck(connection);
    }

    double number(String expression) throws SQLException {
        return row(expression).get(0);
    }

    List<Double> row(String expressions) throws SQLException {
        return row(expressions, "t");
    }

    List<Double> row(String expressions, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select " + expressions + " from " + from)) {
            result.next();
            List<Double> numbers = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                numbers.add(result.getDouble(i));
            }
            return numbers;
        }
    }

    List<ValueCounts.ValueCount> counts(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<ValueCounts.ValueCount> counts = new ArrayList<>();
            while (result.next()) {
                counts.add(new ValueCounts.ValueCount(result.getString(1), result.getLong(2)));
            }
            return counts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
