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

    /**
     * Returns sources that are alike but for their files with the types that one source of all the files would infer; they are read as
     * they would be there.
     */
    static List<InferringSource> settledTogether(List<? extends InferringSource> alike)
            throws IOException, InterruptedException {
        InferringSource first = alike.get(0);
        List<Path> files = new ArrayList<>();
        for (InferringSource each : alike) {
            files.addAll(each.files().files());
        }
        FileSet all =
                FileSet.of(files.toArray(Path[]::new)).withLimit(first.files().limit());
        RowType types = first.reading(all).rowType();
        return alike.stream()
                .map(each -> each.withTyping(Typing.settled(types)))
                .toList();
    }
}
