package io.penstock.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Secret;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.Content;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSourceTest {

    private static final RowType TYPES = RowType.of(
            new Field("id", ColumnType.INT64),
            new Field("fare", new ColumnType.Decimal(6, 2)),
            new Field("at", ColumnType.TIMESTAMP),
            new Field("day", ColumnType.DATE),
            new Field("paid", ColumnType.BOOLEAN),
            new Field("note", ColumnType.TEXT),
            new Field("image", ColumnType.BINARY),
            new Field("tip", ColumnType.FLOAT64));

    @TempDir
    Path scratch;

    private JdbcAddress database;

    @BeforeEach
    void makeTable() throws SQLException {
        database = JdbcAddress.of("jdbc:sqlite:" + scratch.resolve("trips.db"));
        execute(
                "create table trips (id integer primary key, fare text, at text, day text, paid integer, note text, image blob, tip real)",
                "insert into trips values (1, '12.5', '2024-02-29T10:00:00Z', '2024-02-29', 1, '', x'00ff', 0.1)",
                "insert into trips values (2, null, null, null, null, null, null, null)",
                "insert into trips values (3, '0.125', '2024-02-29T10:00:00Z', '2024-02-29', 1, 'x', x'', 3)");
    }

    @Test
    void columnsAreThoseOfTheResult() throws Exception {
        KeptRows rows = KeptRows.of(JdbcSource.of(database, "select id, note, image, tip from trips order by id desc"));

        assertThat(rows.type().toString()).isEqualTo("[id int64, note text, image binary, tip float64]");
        assertThat(KeptRows.comparable(rows.rows()))
                .isEqualTo(KeptRows.comparable(Arrays.asList(
                        Arrays.asList(3L, "x", new byte[0], 3.0),
                        Arrays.asList(2L, null, null, null),
                        Arrays.asList(1L, "", new byte[] {0, -1}, 0.1))));
    }

    @Test
    void givenTypesAreExactOrTheRowIsSetAside() throws Exception {
        Source source = JdbcSource.of(database, "select * from trips order by id")
                .withOptions(JdbcOptions.DEFAULT.withMaxBadFraction(0.5))
                .withTypes(TYPES);

        Content<KeptRows> content = source.readInOrder(2, Meter.NONE, KeptRows::new);

        assertThat(content.sinks().get(0).rows().get(0).subList(0, 6))
                .containsExactly(
                        1L,
                        new BigDecimal("12.50"),
                        Instant.parse("2024-02-29T10:00:00Z"),
                        LocalDate.of(2024, 2, 29),
                        true,
                        "");
        assertThat(content.rows()).isEqualTo(2);
        assertThat(content.badRows()).isEqualTo(1);
        assertThat(content.sinks().get(0).bad().get(0).line()).isEqualTo(3);
        assertThat(content.sinks().get(0).bad().get(0).reason())
                .isEqualTo("column 'fare' has '0.125', which is no decimal(6,2)");
    }

    @Test
    void parametersAreValuesAndNotText() throws Exception {
        JdbcSource source = JdbcSource.of(
                database,
                "select id from trips where note = ? or tip > ? order by id",
                JdbcParameter.of("' or 1=1 --"),
                JdbcParameter.of(2L));

        assertThat(KeptRows.of(source).column("id")).containsExactly(3L);
    }

    @Test
    void shardsByAKeyLoseNoRowWhateverTheRange() throws Exception {
        execute("create table numbers (n integer)", "insert into numbers values (null), (-5)");
        for (int n = 0; n < 50; n++) {
            execute("insert into numbers values (" + n + ")");
        }
        for (KeyRange range : List.of(
                new KeyRange("n", 0, 49, 4),
                new KeyRange("n", 10, 12, 7),
                new KeyRange("n", Long.MIN_VALUE, Long.MAX_VALUE, 3),
                new KeyRange("n", 5, 5, 1))) {
            Source source =
                    JdbcSource.of(database, "select n from numbers").withOptions(JdbcOptions.DEFAULT.withRange(range));
            List<@Nullable Object> rows = new ArrayList<>();
            for (Source shard : source.shards()) {
                String json = CanonicalJson.write(shard, Source.class);
                rows.addAll(KeptRows.of(CanonicalJson.read(json, Source.class, "shard"))
                        .column("n"));
            }

            assertThat(rows)
                    .as(range.toString())
                    .isEqualTo(KeptRows.of(source).column("n"))
                    .hasSize(52)
                    .startsWith(null, -5L)
                    .endsWith(49L);
        }
    }

    @Test
    void manyRowsComeInTheOrderOfTheQuery() throws Exception {
        String query =
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 70000) select i from n";

        assertThat(KeptRows.of(JdbcSource.of(database, query))
                        .column("i")
                        .equals(IntStream.rangeClosed(1, 70_000)
                                .mapToObj(Long::valueOf)
                                .toList()))
                .isTrue();
    }

    @Test
    void aDatabaseIsKnownByContentOnlyIfItsStateIsTold() {
        JdbcSource source = JdbcSource.of(database, "select * from trips");

        assertThat(source.isKnownByContent()).isFalse();
        assertThat(source.asOf("2024-02-29").isKnownByContent()).isTrue();
        assertThat(CanonicalJson.writeForKey(source.asOf("2024-02-29")))
                .isNotEqualTo(CanonicalJson.writeForKey(source.asOf("2024-03-01")));
    }

    @Test
    void whatFailsIsToldWithItsQuery() {
        assertThatThrownBy(() -> KeptRows.of(JdbcSource.of(database, "select * from absent")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Query 'select * from absent' of 'jdbc:sqlite:")
                .hasMessageContaining("no such table");
        assertThatThrownBy(() -> KeptRows.of(JdbcSource.of(database, "select id from trips")
                        .withTypes(RowType.of(new Field("ID", ColumnType.INT64)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has no column 'ID'. Columns: id.");
        assertThatThrownBy(() -> KeptRows.of(JdbcSource.of(database, "select id, id from trips")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'id' occurs more than once");
    }

    @Test
    void aPasswordInTheUrlIsRefusedWithoutShowingIt() {
        for (String url : List.of("jdbc:postgresql://h/d?user=u&password=hush", "jdbc:mysql://u:hush@h/d")) {
            assertThatThrownBy(() -> JdbcAddress.of(url))
                    .isInstanceOf(DefinitionException.class)
                    .hasMessageNotContaining("hush");
        }
        JdbcAddress address = JdbcAddress.of("jdbc:postgresql://h/d", "u", new Secret("env:PASSWORD"));
        assertThat(CanonicalJson.writeForKey(JdbcSource.of(address, "select 1")))
                .doesNotContain("PASSWORD");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
