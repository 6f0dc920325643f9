package io.penstock.data;

import io.penstock.Component;
import io.penstock.data.split.Split;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;

class CsvExampleGenContractTest extends ComponentContract {

    @Override
    public Component<?> component(TestExecution test) {
        return CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1));
    }
}
