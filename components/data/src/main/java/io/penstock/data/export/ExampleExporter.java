package io.penstock.data.export;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.columns.Batch;
import io.penstock.data.export.ExportedExamples.ExportedFile;
import io.penstock.examples.BatchReader;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes examples to files outside the workspace, one for each split, for programs that read other formats. Runs every time and is
 * idempotent.
 *
 * <p>A file appears whole or not at all, in the place of the one that was there. Files of splits that earlier examples had stay.
 *
 * @param examples what to write
 * @param format how
 * @param destination the directory; made if it does not exist
 */
public record ExampleExporter(Port<Examples> examples, FileFormat format, OutputLocation destination)
        implements Component<Port<ExportedExamples>> {

    @Override
    public boolean reachesOutside() {
        return true;
    }

    @Override
    public void run(Port<ExportedExamples> out, Execution execution) throws IOException, InterruptedException {
        Examples rows = execution.read(examples);
        List<ExportedFile> files = new ArrayList<>();
        for (String split : rows.splits()) {
            files.add(new ExportedFile(split, format.fileOf(split), export(rows, split, execution)));
        }
        execution.write(out, new ExportedExamples(files));
    }

    private long export(Examples rows, String split, Execution execution) throws IOException, InterruptedException {
        Path file = destination.path().resolve(format.fileOf(split));
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            long written = write(rows, split, aside, execution);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private long write(Examples rows, String split, Path file, Execution execution)
            throws IOException, InterruptedException {
        long written = 0;
        try (BatchReader batches = rows.read(split);
                FileSink sink = format.create(file, rows.rowType())) {
            for (Batch batch : batches) {
                execution.checkCancelled();
                sink.write(batch);
                written += batch.rows();
                execution.progress().report(written, rows.rows(split), "rows");
            }
        }
        return written;
    }
}
