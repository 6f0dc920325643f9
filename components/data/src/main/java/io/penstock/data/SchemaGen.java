package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.schema.ColumnSchema;
import io.penstock.data.schema.Schema;
import io.penstock.data.schema.SchemaOptions;
import io.penstock.data.statistics.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Infers a {@link Schema} from the statistics of one split, {@code train} by default, and puts columns written by hand in the
 * place of inferred ones.
 *
 * @param statistics what was seen
 * @param options what to infer
 * @param byHand columns that take the place of inferred ones, or come on top of them
 */
public record SchemaGen(Port<Statistics> statistics, SchemaOptions options, List<ColumnSchema> byHand)
        implements Component<Port<Schema>> {

    /** Copies the columns. */
    public SchemaGen {
        byHand = List.copyOf(byHand);
    }

    /** Infers with the default options. */
    public SchemaGen(Port<Statistics> statistics) {
        this(statistics, SchemaOptions.DEFAULT, List.of());
    }

    /** Returns this component with other options. */
    public SchemaGen withOptions(SchemaOptions other) {
        return new SchemaGen(statistics, other, byHand);
    }

    /** Returns this component with a column written by hand. */
    public SchemaGen with(ColumnSchema column) {
        List<ColumnSchema> more = new ArrayList<>(byHand);
        more.add(column);
        return new SchemaGen(statistics, options, more);
    }

    @Override
    public void run(Port<Schema> out, Execution execution) throws IOException {
        Schema schema = Schema.infer(execution.read(statistics), options);
        for (ColumnSchema column : byHand) {
            schema = schema.with(column);
        }
        execution.write(out, schema);
    }
}
