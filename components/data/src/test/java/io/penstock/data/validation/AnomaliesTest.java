package io.penstock.data.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Batch;
import io.penstock.columns.BatchBuilder;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.Schema;
import io.penstock.data.schema.SchemaOptions;
import io.penstock.data.statistics.SplitCounts;
import io.penstock.data.statistics.SplitReducer;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnomaliesTest {

    private static final RowType TYPE =
            RowType.of(new Field("payment", ColumnType.TEXT), new Field("fare", ColumnType.FLOAT64));

    private final SplitStatistics train = statistics("train", rows(200, 0, "Cash"));
    private final Schema schema = Schema.infer(new Statistics(List.of(train)), SchemaOptions.DEFAULT);

    @Test
    void whatASchemaWasInferredFromDoesNotDeviate() {
        assertThat(check(train, schema).list()).isEmpty();
    }

    @Test
    void aFewUnexpectedTextsAreAWarningWithTheirCounts() {
        SplitStatistics eval = statistics("eval", rows(199, 1, "Dispute"));

        Anomaly anomaly = check(eval, schema).list().get(0);

        assertThat(anomaly.kind()).isEqualTo(AnomalyKind.DOMAIN);
        assertThat(anomaly.severity()).isEqualTo(Severity.WARNING);
        assertThat(anomaly.split()).isEqualTo("eval");
        assertThat(anomaly.summary()).isEqualTo("1 unexpected values in 0.50 % of the rows");
        assertThat(anomaly.detail()).isEqualTo("1 rows hold 1 values outside the domain of 1: 'Dispute' (1).");
    }

    @Test
    void manyUnexpectedTextsAreAnError() {
        Anomalies anomalies = check(statistics("eval", rows(100, 5, "Dispute")), schema);

        assertThat(anomalies.hasErrors()).isTrue();
        assertThat(anomalies.reason())
                .isEqualTo("column 'payment' of split 'eval': 1 unexpected values in 4.76 % of the rows");
    }

    @Test
    void missingValuesOfARequiredColumnAreAnErrorBeyondTheTolerance() {
        SplitStatistics eval = statistics("eval", rows(90, 10, null));

        assertThat(check(eval, schema).errors()).extracting(Anomaly::kind).containsExactly(AnomalyKind.PRESENCE);
        assertThat(Anomalies.of(new Statistics(List.of(eval)), schema, ValidationOptions.DEFAULT.withTolerance(0.2))
                        .errors())
                .isEmpty();
    }

    @Test
    void aMissingColumnIsAnErrorAndANewOneAWarning() {
        Schema other = schema.without("fare").with(ColumnSchema.of("tips", ColumnType.FLOAT64));

        Anomalies anomalies = check(train, other);

        assertThat(anomalies.errors()).extracting(Anomaly::column).containsExactly("tips");
        assertThat(anomalies.warnings()).extracting(Anomaly::column).containsExactly("fare");
    }

    @Test
    void anotherTypeIsAnError() {
        Schema other = schema.with(ColumnSchema.of("fare", ColumnType.INT64));

        assertThat(check(train, other).list()).singleElement().satisfies(anomaly -> assertThat(anomaly.detail())
                .isEqualTo("The values are of type 'float64', the schema says 'int64'."));
    }

    @Test
    void aNumberOutOfARangeWrittenByHandIsAnError() {
        Schema other = schema.with("fare", column -> column.withRange(0, 100));

        assertThat(check(train, other).list()).singleElement().satisfies(anomaly -> assertThat(anomaly.summary())
                .isEqualTo("values from 0.0 to 199.0"));
    }

    @Test
    void aSeverityOfAKindCanBeFixed() {
        SplitStatistics eval = statistics("eval", rows(199, 1, "Dispute"));
        ValidationOptions strict = ValidationOptions.DEFAULT.with(AnomalyKind.DOMAIN, Severity.ERROR);

        assertThat(Anomalies.of(new Statistics(List.of(eval)), schema, strict).hasErrors())
                .isTrue();
    }

    private static Anomalies check(SplitStatistics split, Schema schema) {
        return Anomalies.of(new Statistics(List.of(split)), schema, ValidationOptions.DEFAULT);
    }

    private static SplitStatistics statistics(String split, Batch rows) {
        SplitReducer reducer = new SplitReducer(split, TYPE, StatisticsOptions.DEFAULT);
        SplitCounts counts = reducer.zero();
        reducer.add(counts, rows);
        return reducer.finish(counts);
    }

    private static Batch rows(int cash, int others, @Nullable String other) {
        BatchBuilder rows = new BatchBuilder(TYPE);
        for (int i = 0; i < cash + others; i++) {
            rows.append(Row.of("payment", i < cash ? "Cash" : other, "fare", (double) i));
        }
        return rows.build();
    }
}
