package io.penstock.data;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.ColumnAgreement;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.FileSource;
import io.penstock.data.source.InferringSource;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.source.Typing;
import io.penstock.data.split.SplitSource;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples being written of one source for each split. */
final class GivenSplits implements AutoCloseable {

    private final Path directory;
    private final List<SplitSource> splits;
    private final ColumnAgreement agreement = new ColumnAgreement();
    private @Nullable ExamplesWriter writer;

    private GivenSplits(Path directory, List<SplitSource> splits) {
        this.directory = directory;
        this.splits = splits;
    }

    /**
     * Begins examples of sources, whose files agree on their columns.
     *
     * @param meter is told of the rows that are looked at to know their types
     */
    static GivenSplits in(Path directory, List<SplitSource> splits, Meter meter)
            throws IOException, InterruptedException {
        GivenSplits examples = new GivenSplits(directory, settled(splits, meter));
        for (SplitSource split : examples.splits()) {
            if (split.source() instanceof FileSource files) { // others may take long to tell, or tell it once
                examples.agreement.check(files.title(), files.rowType());
            }
        }
        return examples;
    }

    /** Returns the splits with sources that infer nothing any more. */
    List<SplitSource> splits() {
        return splits;
    }

    /** Reads the rows of a split. */
    Content<?> read(SplitSource split, int threads, Meter meter) throws IOException, InterruptedException {
        return split.source().readInOrder(threads, meter, type -> open(split, type));
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private BatchSink open(SplitSource split, RowType type) throws IOException {
        agreement.check(split.source().title(), type);
        ExamplesWriter into = writer;
        if (into == null) {
            into = ExamplesWriter.in(
                    directory, type, splits.stream().map(SplitSource::name).toList());
            writer = into;
        }
        return new Sink(into, split.name());
    }

    private static List<SplitSource> settled(List<SplitSource> splits, Meter meter)
            throws IOException, InterruptedException {
        List<InferringSource> inferring = new ArrayList<>();
        for (SplitSource split : splits) {
            if (split.source() instanceof InferringSource source && source.infers()) {
                inferring.add(source);
            }
        }
        return inferring.size() == splits.size() && areAlike(inferring)
                ? paired(splits, InferringSource.settledTogether(inferring, meter))
                : eachSettled(splits, meter);
    }

    private static boolean areAlike(List<InferringSource> sources) {
        return sources.stream()
                        .map(source -> source.reading(
                                FileSet.NONE.withLimit(source.files().limit())))
                        .distinct()
                        .count()
                == 1;
    }

    private static List<SplitSource> eachSettled(List<SplitSource> splits, Meter meter)
            throws IOException, InterruptedException {
        List<Source> settled = new ArrayList<>();
        for (SplitSource split : splits) {
            settled.add(
                    split.source() instanceof InferringSource source && source.infers()
                            ? source.withTyping(Typing.settled(source.rowType(meter)))
                            : split.source());
        }
        return paired(splits, settled);
    }

    private static List<SplitSource> paired(List<SplitSource> splits, List<? extends Source> sources) {
        List<SplitSource> paired = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            paired.add(splits.get(i).from(sources.get(i)));
        }
        return paired;
    }

    /** Takes the rows of one split. */
    private record Sink(ExamplesWriter writer, String split) implements BatchSink {

        @Override
        public void write(Batch rows) throws IOException {
            writer.write(split, rows);
        }

        @Override
        public void setAside(List<BadRow> rows) throws IOException {
            for (BadRow row : rows) {
                writer.quarantine(row.line(), split + ": " + row.reason(), row.text());
            }
        }

        /** Leaves the writer open for the other splits. */
        @Override
        public void close() {}
    }
}
