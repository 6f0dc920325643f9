package io.penstock.tfrecord;

import io.penstock.columns.RowType;
import io.penstock.data.export.FileSink;
import io.penstock.data.export.StreamedFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * TFRecord files of {@code tf.Example} messages with the names that TFX gives, {@code Split-train/data_tfrecord-00000-of-00001.gz}.
 *
 * <p>Rows are written as {@link io.penstock.data.split.TfExampleBytes} tells: timestamps as microseconds, dates as days, booleans as 0
 * and 1, doubles rounded to floats, lists without their missing elements. Decimals and lists of lists are refused.
 *
 * @param gzip whether files are compressed by gzip
 */
public record TfRecordFormat(boolean gzip) implements StreamedFormat {

    /** Returns files as TFX writes and expects them. */
    public static TfRecordFormat compressed() {
        return new TfRecordFormat(true);
    }

    /** Returns files that are not compressed. */
    public static TfRecordFormat plain() {
        return new TfRecordFormat(false);
    }

    @Override
    public String suffix() {
        return gzip ? ".gz" : ".tfrecord";
    }

    @Override
    public String fileOf(String split) {
        return "Split-" + split + "/data_tfrecord-00000-of-00001" + (gzip ? ".gz" : "");
    }

    /** Refuses types before there is a file. */
    @Override
    public FileSink create(Path file, RowType type) throws IOException {
        TfRecordWriter.check(type);
        return StreamedFormat.super.create(file, type);
    }

    @Override
    public FileSink create(OutputStream out, RowType type) throws IOException {
        return TfRecordWriter.create(out, type, gzip);
    }
}
