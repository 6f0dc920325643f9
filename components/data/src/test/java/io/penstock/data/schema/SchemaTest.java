package io.penstock.data.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.ColumnType;
import io.penstock.data.Trips;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theSchemaOfTheRealTripsHasTheirTypesDomainsAndPresence() throws Exception {
        Schema schema = Schema.infer(trips(StatisticsOptions.DEFAULT), SchemaOptions.DEFAULT);

        assertThat(schema.require("fare"))
                .isEqualTo(ColumnSchema.of("fare", ColumnType.FLOAT64).required());
        assertThat(schema.require("payment_type").domain().orElseThrow()).contains("Cash", "Credit Card");
        assertThat(schema.require("company").minPresentFraction()).isZero();
        assertThat(schema.require("trip_miles").range()).isEmpty();
    }

    @Test
    void rangesAreInferredWhereAskedFor() throws Exception {
        Schema schema = Schema.infer(trips(StatisticsOptions.DEFAULT), SchemaOptions.DEFAULT.withRanges());

        assertThat(schema.require("trip_start_hour").range()).contains(new NumberRange(0, 23));
    }

    @Test
    void aTextOfManyValuesGetsNoDomain() throws Exception {
        Schema schema = Schema.infer(trips(StatisticsOptions.DEFAULT), SchemaOptions.DEFAULT.withMaxDomainSize(3));

        assertThat(schema.require("payment_type").domain()).isEmpty();
    }

    @Test
    void statisticsThatListTooFewValuesForADomainAreRefused() throws Exception {
        Statistics short3 = trips(StatisticsOptions.DEFAULT.withTopValues(3));

        assertThatThrownBy(() -> Schema.infer(short3, SchemaOptions.DEFAULT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Raise StatisticsOptions.topValues");
    }

    @Test
    void aSchemaReadsBackFromItsJson() throws Exception {
        Schema schema = Schema.infer(trips(StatisticsOptions.DEFAULT), SchemaOptions.DEFAULT.withRanges());

        assertThat(CanonicalJson.read(CanonicalJson.write(schema), Schema.class, "schema"))
                .isEqualTo(schema);
    }

    @Test
    void aDomainOfNumbersIsRefused() {
        assertThatThrownBy(() -> ColumnSchema.of("fare", ColumnType.FLOAT64).withDomain("1"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Give it a range");
    }

    private static Statistics trips(StatisticsOptions options) throws IOException, InterruptedException {
        return Statistics.ofCsv(Trips.FILE, CsvOptions.DEFAULT, options, 1);
    }
}
