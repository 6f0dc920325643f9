package io.penstock.data;

import io.penstock.Component;
import io.penstock.Port;
import io.penstock.data.schema.Schema;
import io.penstock.data.split.Split;
import io.penstock.data.statistics.Statistics;
import io.penstock.examples.Examples;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.io.IOException;

class ExampleValidatorContractTest extends ComponentContract {

    @Override
    public Component<?> component(TestExecution test) throws IOException, InterruptedException {
        Port<Examples> trips =
                test.run(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1))).outputs();
        Port<Statistics> statistics = test.run(new StatisticsGen(trips)).outputs();
        Port<Schema> schema = test.run(new SchemaGen(statistics)).outputs();
        return new ExampleValidator(trips, statistics, schema);
    }
}
