package io.penstock.tfrecord;

import io.penstock.data.export.FileFormat;
import io.penstock.data.format.DataFormat;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.util.List;

/** TFRecord files of {@code tf.Example}, for tools that name formats. */
public final class TfRecordDataFormat implements DataFormat {

    /** Makes the format known. */
    public TfRecordDataFormat() {}

    @Override
    public String name() {
        return "tfrecord";
    }

    @Override
    public List<String> suffixes() {
        return List.of(".tfrecord", ".tfrecords");
    }

    @Override
    public Source source(FileSet files) {
        return TfRecordSource.anywhere().reading(files);
    }

    @Override
    public FileFormat writing() {
        return TfRecordFormat.plain();
    }
}
