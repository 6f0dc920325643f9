package io.penstock.cli;

import com.google.common.io.Closer;
import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.split.Divider;
import io.penstock.data.split.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One file for each part of a split. */
final class PartFiles implements BatchSink {

    private final Divider divider;
    private final List<String> names;
    private final List<FileSink> files = new ArrayList<>();
    private final Closer closer = Closer.create();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    private PartFiles(Split split) {
        divider = split.divider();
        names = split.names();
        names.forEach(name -> rows.put(name, 0L));
    }

    /** Creates the files; if one cannot be, those before it are closed. */
    static PartFiles create(Path directory, Split split, FileFormat format, RowType type) throws IOException {
        type.select(split.keys());
        PartFiles parts = new PartFiles(split);
        try {
            for (String name : parts.names) {
                parts.add(format.create(directory.resolve(name + format.suffix()), type));
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            try (parts) {
                throw e;
            }
        }
    }

    private void add(FileSink file) {
        files.add(file);
        closer.register(file::close);
    }

    /** Returns how many rows each part has. */
    Map<String, Long> rows() {
        return rows;
    }

    @Override
    public void write(Batch batch) throws IOException {
        List<int[]> parts = divider.divide(batch);
        for (int i = 0; i < names.size(); i++) {
            int[] selection = parts.get(i);
            if (selection.length > 0) {
                files.get(i).write(batch.select(selection));
                rows.merge(names.get(i), (long) selection.length, Long::sum);
            }
        }
    }

    @Override
    public void setAside(List<BadRow> bad) {}

    /** Closes all files, also if one of them fails. */
    @Override
    public void close() throws IOException {
        closer.close();
    }
}
