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

/** Rows of the small tables as records. */
final class Rows {

    /** The properties of an artifact, as a column keeps them. */
    record Properties(Map<String, String> properties) {
        String json() {
            return CanonicalJson.write(this);
        }
    }

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
                end);
    }

    static ArtifactRecord artifact(ResultSet row) throws SQLException {
        return new ArtifactRecord(
                Cells.digest(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                CanonicalJson.read(row.getString(7), Properties.class, "Properties of an artifact")
                        .properties(),
                row.getLong(8),
                Cells.instant(row.getLong(9)));
    }

    static Ledger.Entry entry(ResultSet row) throws SQLException {
        return new Ledger.Entry(row.getString(1), row.getLong(2), row.getString(3), Cells.instant(row.getLong(4)));
    }
}
