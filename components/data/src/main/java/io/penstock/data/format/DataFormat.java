package io.penstock.data.format;

import io.penstock.data.export.FileFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** A format of files of rows that a tool can name. Found by {@link java.util.ServiceLoader}. */
public interface DataFormat {

    /** Returns its name, for example {@code csv}. */
    String name();

    /** Returns how names of its files end, for example {@code .csv}; of compressed ones, before {@code .gz} and the like. */
    List<String> suffixes();

    /** Returns a source that reads files with the usual settings, types inferred or as the files declare them. */
    Source source(FileSet files);

    /** Returns how rows are written with the usual settings. */
    FileFormat writing();
}
