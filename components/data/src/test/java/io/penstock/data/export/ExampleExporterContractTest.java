package io.penstock.data.export;

import io.penstock.Component;
import io.penstock.artifact.OutputLocation;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.Trips;
import io.penstock.data.split.Split;
import io.penstock.testing.ComponentContract;
import io.penstock.testing.TestExecution;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ExampleExporterContractTest extends ComponentContract {

    @TempDir
    Path destination;

    @Override
    public Component<?> component(TestExecution test) throws Exception {
        return new ExampleExporter(
                test.run(CsvExampleGen.of(Trips.FILE, Split.byHash(2, 1))).outputs(),
                new LineFormat(false),
                OutputLocation.of(destination));
    }
}
