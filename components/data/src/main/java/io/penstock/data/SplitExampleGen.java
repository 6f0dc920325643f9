package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.SplitSource;
import io.penstock.errors.DefinitionException;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads data that come in splits already, such as {@code train.csv} and {@code eval.csv}: one source for each split of the {@link
 * Examples}, which has the rows of its source in their order.
 *
 * <p>All sources have the same columns, of the same types. CSV and JSON files that are written the same way get the types that hold
 * the values of all of them, as if they were read together; for all else, {@link Source#withTypes give types} where those of the
 * sources differ.
 *
 * <p>Rows of the sources are rows of the examples plus those in their quarantine, whose reasons begin with the split. Each source judges
 * by itself whether too many are. The output has the properties {@code splits} (names with commas between), {@code rows}, {@code
 * quarantined}, and {@code quarantined.} with the name of each split.
 *
 * @param splits in the order of the examples, at least one
 */
public record SplitExampleGen(List<SplitSource> splits) implements Component<Port<Examples>> {

    /** Copies the splits and checks that none is named twice. */
    public SplitExampleGen {
        splits = List.copyOf(splits);
        if (splits.isEmpty() || names(splits).stream().distinct().count() < splits.size()) {
            throw new DefinitionException("SplitExampleGen has the splits '%s'. Give at least one, and each name once."
                    .formatted(names(splits)));
        }
    }

    /** Reads one source for each split. */
    public static SplitExampleGen of(SplitSource... splits) {
        return new SplitExampleGen(Arrays.asList(splits));
    }

    /** Reads one source for each of the two splits {@code train} and {@code eval}. */
    public static SplitExampleGen of(Source train, Source eval) {
        return of(new SplitSource("train", train), new SplitSource("eval", eval));
    }

    /** Runs every time if one of the sources is not known by its content. */
    @Override
    public boolean reachesOutside() {
        return splits.stream().anyMatch(split -> !split.source().isKnownByContent());
    }

    /** Reads; throws {@link io.penstock.errors.DataException} as the sources do, and if their columns differ. */
    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException, InterruptedException {
        long rows = 0;
        long badRows = 0;
        try (GivenSplits examples = GivenSplits.in(execution.directory(out), splits, meter(execution, 0))) {
            for (SplitSource split : examples.splits()) {
                Content<?> content = examples.read(split, execution.threads(), meter(execution, rows));
                execution.property(out, "quarantined." + split.name(), Long.toString(content.badRows()));
                rows += content.rows();
                badRows += content.badRows();
            }
        }
        execution.property(out, "splits", String.join(",", names(splits)));
        execution.property(out, "rows", Long.toString(rows));
        execution.property(out, "quarantined", Long.toString(badRows));
    }

    private static Meter meter(Execution execution, long before) {
        return rows -> {
            execution.checkCancelled();
            execution.progress().report(before + rows, 0, "rows");
        };
    }

    private static List<String> names(List<SplitSource> splits) {
        return splits.stream().map(SplitSource::name).toList();
    }
}
