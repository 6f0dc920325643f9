package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.schema.Schema;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.validation.Anomalies;
import io.penstock.data.validation.ValidationOptions;
import io.penstock.examples.Examples;
import java.io.IOException;

/**
 * Compares statistics with a schema, and lets examples through if nothing is seriously wrong.
 *
 * <p>Every deviation is an anomaly. If one of them is an error, {@code examples} is withheld with the errors as the reason, so that
 * what needs the examples is skipped; with warnings alone they pass unchanged.
 *
 * @param examples the rows
 * @param statistics of the rows
 * @param schema what is expected of them
 * @param options which deviation is an error
 */
public record ExampleValidator(
        Port<Examples> examples, Port<Statistics> statistics, Port<Schema> schema, ValidationOptions options)
        implements Component<ExampleValidator.Outputs> {

    /**
     * The outputs.
     *
     * @param examples the examples as they came in, withheld if an anomaly is an error
     * @param anomalies every deviation
     */
    public record Outputs(Port<Examples> examples, Port<Anomalies> anomalies) implements io.penstock.Outputs {}

    /** Validates with the default options. */
    public ExampleValidator(Port<Examples> examples, Port<Statistics> statistics, Port<Schema> schema) {
        this(examples, statistics, schema, ValidationOptions.DEFAULT);
    }

    /** Returns this component with other options. */
    public ExampleValidator withOptions(ValidationOptions other) {
        return new ExampleValidator(examples, statistics, schema, other);
    }

    @Override
    public void run(Outputs out, Execution execution) throws IOException {
        Anomalies anomalies = Anomalies.of(execution.read(statistics), execution.read(schema), options);
        execution.write(out.anomalies(), anomalies);
        if (anomalies.hasErrors()) {
            execution.withhold(out.examples(), anomalies.reason());
        } else {
            execution.write(out.examples(), execution.read(examples));
        }
    }
}
