package io.penstock.data.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.columns.ColumnType;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.Schema;
import io.penstock.data.validation.Anomalies;
import io.penstock.data.validation.Anomaly;
import io.penstock.data.validation.AnomalyKind;
import io.penstock.data.validation.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnomalyTableTest {

    private static final ArtifactRecord ORIGIN = new ArtifactRecord(
            Digest.of("a"), "Anomalies", "taxi", "example-validator", "anomalies", "1", Map.of(), 1, Instant.EPOCH);

    private static final Anomaly ANOMALY = new Anomaly(
            "eval",
            "payment_type",
            AnomalyKind.DOMAIN,
            Severity.ERROR,
            "unexpected values",
            "'<Barter>' is not in the domain.");

    @Test
    void anAnomalyIsShownWithItsPlaceAndDetail() {
        String html = new AnomalyTable()
                .render(new Anomalies(List.of(ANOMALY)), ORIGIN)
                .toString();

        assertThat(html)
                .contains("payment_type", "eval", "tag fail\">error<", "unexpected values", "'&lt;Barter&gt;' is not");
    }

    @Test
    void theHeadOfTheReportTellsOfErrorsOnly() {
        assertThat(new AnomalyTable().headline(new Anomalies(List.of(ANOMALY))))
                .isEqualTo("The data has 1 serious anomaly.");
        assertThat(new AnomalyTable().headline(new Anomalies(List.of()))).isEmpty();
    }

    @Test
    void dataWithoutAnomaliesSaysSo() {
        assertThat(new AnomalyTable().render(new Anomalies(List.of()), ORIGIN).toString())
                .contains("none", "as the schema expects");
    }

    @Test
    void aSchemaShowsWhatIsExpectedOfEachColumn() {
        Schema schema = new Schema(List.of(
                ColumnSchema.of("payment_type", ColumnType.TEXT).required().withDomain("Cash", "Card"),
                ColumnSchema.of("fare", ColumnType.FLOAT64)
                        .withMinPresentFraction(0.5)
                        .withRange(0, 1000)));

        assertThat(new SchemaTable().render(schema, ORIGIN).toString())
                .contains("2 columns", "always", "Card, Cash", "at least 50 %", "0 to 1,000");
    }
}
