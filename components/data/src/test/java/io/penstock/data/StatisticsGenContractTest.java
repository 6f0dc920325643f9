package io.penstock.data;

import io.penstock.Component;
import io.penstock.data.split.Split;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.io.IOException;

class StatisticsGenContractTest extends ComponentContract {

    @Override
    public Component<?> component(TestExecution test) throws IOException, InterruptedException {
        return new StatisticsGen(
                test.run(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1))).outputs());
    }
}
