package io.penstock.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Secret;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.KeptRows;
import io.penstock.errors.EnvironmentException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, which the test starts. */
class PostgresSourceTest {

    @TempDir
    static Path scratch;

    private static EmbeddedPostgres server;
    private static JdbcAddress database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        Path password = Files.writeString(scratch.resolve("password"), "hush\n");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create user reader password 'hush'");
            statement.execute("""
                    create table kinds (
                      i2 smallint, i8 bigint, f4 real, f8 double precision, n numeric(6,2), free numeric, b boolean,
                      local timestamp, zoned timestamptz, d date, t text, v varchar(10), bytes bytea, u uuid,
                      ints bigint[], texts text[], nested double precision[])""");
            statement.execute("""
                    insert into kinds values
                      (1, -9223372036854775808, 0.1, 1e300, 12.5, 0.000000000000000001, true,
                       '2024-02-29 10:00:00.000001', '2024-02-29 10:00:00+02', '1969-12-31', '', 'caf\u00e9', '\\x00ff',
                       '00000000-0000-0000-0000-000000000001', '{1,null,3}', '{}', '{{0.5,1},{2,3}}')""");
            statement.execute("insert into kinds (i2) values (null)");
            statement.execute("create table many as select i, 'text ' || i as t from generate_series(1, 100000) i");
            statement.execute("grant select on all tables in schema public to reader");
        }
        database = JdbcAddress.of(
                "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()),
                "reader",
                new Secret("file:" + password));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void columnsAreThoseThatTheServerTells() throws Exception {
        assertThat(JdbcSource.of(database, "select * from kinds").rowType().toString())
                .isEqualTo(
                        "[i2 int64, i8 int64, f4 float32, f8 float64, n decimal(6,2), free decimal(38,18), b boolean,"
                                + " local timestamp, zoned timestamp, d date, t text, v text, bytes binary, u text,"
                                + " ints list(int64), texts list(text), nested list(float64)]");
    }

    @Test
    void timesDoNotDependOnTheTimeZoneOfTheJvm() throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try {
            KeptRows rows = KeptRows.of(JdbcSource.of(
                    database,
                    "select local, zoned, d from kinds where zoned = ? and d = ?",
                    JdbcParameter.of(Instant.parse("2024-02-29T08:00:00Z")),
                    JdbcParameter.of(LocalDate.of(1969, 12, 31))));

            assertThat(rows.rows())
                    .containsExactly(List.of(
                            Instant.parse("2024-02-29T10:00:00.000001Z"),
                            Instant.parse("2024-02-29T08:00:00Z"),
                            LocalDate.of(1969, 12, 31)));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void valuesAreExact() throws Exception {
        RowType nested = RowType.of(
                new Field("i8", ColumnType.INT64),
                new Field("f4", ColumnType.FLOAT32),
                new Field("f8", ColumnType.FLOAT64),
                new Field("n", new ColumnType.Decimal(6, 2)),
                new Field("free", new ColumnType.Decimal(38, 18)),
                new Field("b", ColumnType.BOOLEAN),
                new Field("local", ColumnType.TIMESTAMP),
                new Field("zoned", ColumnType.TIMESTAMP),
                new Field("d", ColumnType.DATE),
                new Field("t", ColumnType.TEXT),
                new Field("v", ColumnType.TEXT),
                new Field("bytes", ColumnType.BINARY),
                new Field("u", ColumnType.TEXT),
                new Field("ints", ColumnType.parse("list(int64)")),
                new Field("texts", ColumnType.parse("list(text)")),
                new Field("nested", ColumnType.parse("list(list(float64))")));

        KeptRows rows = KeptRows.of(
                JdbcSource.of(database, "select * from kinds order by i2").withTypes(nested));

        assertThat(KeptRows.comparable(rows.rows().get(0)))
                .isEqualTo(KeptRows.comparable(Arrays.asList(
                        Long.MIN_VALUE,
                        0.1f,
                        1e300,
                        new BigDecimal("12.50"),
                        new BigDecimal("0.000000000000000001"),
                        true,
                        Instant.parse("2024-02-29T10:00:00.000001Z"),
                        Instant.parse("2024-02-29T08:00:00Z"),
                        LocalDate.of(1969, 12, 31),
                        "",
                        "caf\u00e9",
                        new byte[] {0, -1},
                        "00000000-0000-0000-0000-000000000001",
                        Arrays.asList(1L, null, 3L),
                        List.of(),
                        List.of(List.of(0.5, 1.0), List.of(2.0, 3.0)))));
        assertThat(rows.rows().get(1)).containsOnlyNulls();
    }

    @Test
    void manyRowsAreStreamedByTheFetchSize() throws Exception {
        KeptRows rows = KeptRows.of(JdbcSource.of(database, "select i, t from many order by i")
                .withOptions(JdbcOptions.DEFAULT.withFetchSize(1_000)));

        assertThat(rows.rows()).hasSize(100_000);
        assertThat(rows.rows().get(99_999)).containsExactly(100_000L, "text 100000");
    }

    @Test
    void parametersHaveTheirTypes() throws Exception {
        JdbcSource source = JdbcSource.of(
                database,
                "select i2 from kinds where zoned = ? and d = ? and n = ? and b = ? and v = ? and f8 > ? and i8 < ?",
                JdbcParameter.of(Instant.parse("2024-02-29T08:00:00Z")),
                JdbcParameter.of(LocalDate.of(1969, 12, 31)),
                JdbcParameter.of(new BigDecimal("12.5")),
                JdbcParameter.of(true),
                JdbcParameter.of("caf\u00e9"),
                JdbcParameter.of(1.5),
                JdbcParameter.of(0));

        assertThat(KeptRows.of(source).column("i2")).containsExactly(1L);
    }

    @Test
    void aServerThatIsNotThereMayComeBack() {
        JdbcAddress nowhere = JdbcAddress.of("jdbc:postgresql://localhost:1/postgres");

        assertThatThrownBy(() -> KeptRows.of(JdbcSource.of(nowhere, "select 1")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("Query 'select 1' of 'jdbc:postgresql://localhost:1/postgres' fails");
    }
}
