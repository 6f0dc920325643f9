package io.penstock.data.span;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.ExampleGen;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.FileSource;
import io.penstock.data.split.Split;
import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import io.penstock.flow.ArtifactsOfSpans;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads one span into {@link Examples}, as {@link ExampleGen} does. The output has the properties {@code span} and {@code version}
 * too, by which {@link ArtifactsOfSpans} finds it.
 *
 * @param span what to read
 * @param format how the files are read; those that it names itself are not
 * @param split which row goes where
 */
public record SpanExampleGen(Port<DataSpan> span, FileSource format, Split split) implements Component<Port<Examples>> {

    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException, InterruptedException {
        DataSpan data = execution.read(span);
        ExternalInput[] files = data.files().stream()
                .map(file -> ExternalInput.of(Path.of(file.path())))
                .toArray(ExternalInput[]::new);
        new ExampleGen(format.reading(FileSet.of(files).withLimit(format.files().limit())), split).run(out, execution);
        checkUnchanged(data, execution);
        execution.property(out, ArtifactsOfSpans.SPAN, Long.toString(data.number()));
        data.version().ifPresent(version -> execution.property(out, "version", Long.toString(version)));
    }

    private static void checkUnchanged(DataSpan data, Execution execution) {
        for (DataSpan.File file : data.files()) {
            if (!execution.digest(ExternalInput.of(Path.of(file.path()))).equals(file.digest())) {
                throw new DataException(
                        "File '%s' of span %d was changed since it was found. Run again when nobody writes it."
                                .formatted(file.path(), data.number()));
            }
        }
    }
}
