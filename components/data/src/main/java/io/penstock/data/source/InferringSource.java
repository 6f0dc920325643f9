package io.penstock.data.source;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of texts, such as CSV or JSON: their columns come to their types by a look at all rows, unless types are given. */
public interface InferringSource extends FileSource {

    /** Returns how columns come to their types. */
    Typing typing();

    /** Returns this source with columns that come to their types in another way. */
    InferringSource withTyping(Typing other);

    @Override
    InferringSource reading(FileSet files);

    /** Returns whether nobody knows the types before all rows were looked at. */
    default boolean infers() {
        return typing().types().isEmpty();
    }

    @Override
    default RowType rowType() throws IOException, InterruptedException {
        return rowType(Meter.NONE);
    }

    /**
     * Returns the columns that sinks will be opened with, and tells of the rows that are looked at to know them.
     *
     * @param meter is told at least once for each batch of rows, and may stop the look
     */
    RowType rowType(Meter meter) throws IOException, InterruptedException;

    /**
     * Returns sources that are alike but for their files with the types that one source of all the files would infer; they are read as
     * they would be there.
     */
    static List<InferringSource> settledTogether(List<? extends InferringSource> alike, Meter meter)
            throws IOException, InterruptedException {
        InferringSource first = alike.get(0);
        List<Path> files = new ArrayList<>();
        for (InferringSource each : alike) {
            files.addAll(each.files().files());
        }
        FileSet all =
                FileSet.of(files.toArray(Path[]::new)).withLimit(first.files().limit());
        RowType types = first.reading(all).rowType(meter);
        return alike.stream()
                .map(each -> each.withTyping(Typing.settled(types)))
                .toList();
    }
}
