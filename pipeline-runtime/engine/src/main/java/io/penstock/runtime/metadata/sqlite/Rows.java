package io.penstock.runtime.metadata.sqlite;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.spi.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the small tables as records. */
final class Rows {

    /** The condition of a run that came in part, on the innermost table that has notes. */
    static final String CAME_IN_PART =
            "coalesce(notes ->> '$.properties.%s', '') = '%s'".formatted(RunRecord.IMPORTED, RunRecord.IN_PART);

    private record Properties(Map<String, String> properties) {}

    private Rows() {}

    static RunRecord run(ResultSet row) throws SQLException {
        long finished = row.getLong(8);
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Cells.instant(finished));
        return new RunRecord(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                RunRecord.State.valueOf(row.getString(6)),
                Cells.instant(row.getLong(7)),
                end,
                properties(row.getString(9)));
    }

    static ArtifactRecord artifact(ResultSet row) throws SQLException {
        return new ArtifactRecord(
                Cells.digest(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                properties(row.getString(7)),
                row.getLong(8),
                Cells.instant(row.getLong(9)));
    }

    /** Returns properties of an artifact or notes of a run as a column keeps them. */
    static @Nullable String json(Map<String, String> properties) {
        return properties.isEmpty() ? null : CanonicalJson.write(new Properties(properties));
    }

    static Map<String, String> properties(@Nullable String json) {
        return json == null
                ? Map.of()
                : CanonicalJson.read(json, Properties.class, "The properties of an artifact")
                        .properties();
    }

    static Ledger.Entry entry(ResultSet row) throws SQLException {
        return new Ledger.Entry(row.getString(1), row.getLong(2), row.getString(3), Cells.instant(row.getLong(4)));
    }
}
