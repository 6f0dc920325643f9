package io.penstock.cli;

import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.export.StreamedFormat;
import io.penstock.data.format.DataFormat;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;

/** Files of a format that are compressed as a whole. */
record CompressedFormat(StreamedFormat format, Compression compression) implements FileFormat {

    /**
     * Returns files of a format in a compression.
     *
     * @throws DefinitionException if they would not be read again
     */
    static FileFormat of(DataFormat format, Compression compression) {
        if (format.writing() instanceof StreamedFormat streamed) {
            return new CompressedFormat(streamed, compression);
        }
        throw new DefinitionException("Files of the format '%s' are compressed within; leave '%s' out."
                .formatted(format.name(), compression.suffix()));
    }

    @Override
    public String suffix() {
        return format.suffix() + compression.suffix();
    }

    @Override
    public FileSink create(Path file, RowType type) throws IOException {
        return format.create(file, type, compression);
    }
}
