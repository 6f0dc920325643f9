package io.penstock.cli;

import io.penstock.data.export.FileFormat;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How rows are written: in a format that is named or told by a file's name, compressed if either says so. */
final class OutputFormat {

    private OutputFormat() {}

    /** Returns the format of a name, such as {@code csv} or {@code csv.gz}. */
    static FileFormat named(String name) {
        return of(DataFormats.named(Compression.stripped(name)), Compression.of(name));
    }

    /** Returns the format for a file, that of a name if there is one. */
    static FileFormat of(Path file, @Nullable String name) {
        Optional<Compression> told = Compression.of(file.toString());
        if (name == null) {
            return of(DataFormats.of(file), told);
        }
        return of(DataFormats.named(Compression.stripped(name)), told.or(() -> Compression.of(name)));
    }

    private static FileFormat of(DataFormat format, Optional<Compression> compression) {
        return compression.map(how -> CompressedFormat.of(format, how)).orElseGet(format::writing);
    }
}
