package io.penstock.data.export;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.nio.file.Path;

/** How rows are written to a file. A record, since it is part of a component's configuration. */
public interface FileFormat {

    /** Returns how names of its files end, for example {@code .parquet}. */
    String suffix();

    /** Returns the relative path of a split's file below the directory of an export. */
    default String fileOf(String split) {
        return split + "/part-00000" + suffix();
    }

    /**
     * Creates a file, or empties the one that is there.
     *
     * @throws io.penstock.errors.DataException if a column has a type that the format lacks
     */
    FileSink create(Path file, RowType type) throws IOException;
}
