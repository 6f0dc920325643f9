package io.penstock.avro;

import io.penstock.data.export.FileFormat;
import io.penstock.data.format.DataFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** Avro object container files, for tools that name formats. */
public final class AvroDataFormat implements DataFormat {

    /** Makes the format known. */
    public AvroDataFormat() {}

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".avro");
    }

    @Override
    public Source source(FileSet files) {
        return AvroSource.anywhere().reading(files);
    }

    @Override
    public FileFormat writing() {
        return AvroFormat.deflated();
    }
}
