package io.penstock.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.export.ExportedExamples.ExportedFile;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleExporterTest {

    @TempDir
    Path scratch;

    private Path csv;

    @BeforeEach
    void writeRows() throws IOException {
        csv = Files.writeString(scratch.resolve("rows.csv"), "n\n1\n2\n3\n");
    }

    @Test
    void everySplitIsAFileWithAllItsRows() throws Exception {
        ExportedExamples exported = export(new LineFormat(false));

        assertThat(exported.files()).containsExactly(new ExportedFile("all", "all/part-00000.txt", 3));
        assertThat(scratch.resolve("out/all/part-00000.txt")).hasContent("{n=1}\n{n=2}\n{n=3}");
    }

    @Test
    void aSecondExportTakesThePlaceOfTheFirst() throws Exception {
        export(new LineFormat(false));
        Files.writeString(csv, "n\n4\n");
        export(new LineFormat(false));

        assertThat(scratch.resolve("out/all/part-00000.txt")).hasContent("{n=4}");
        assertThat(files()).containsExactly("part-00000.txt");
    }

    @Test
    void anExportThatFailsLeavesWhatWasThere() throws Exception {
        export(new LineFormat(false));
        Files.writeString(csv, "n\n4\n");

        assertThatThrownBy(() -> export(new LineFormat(true))).hasStackTraceContaining("disk full");
        assertThat(scratch.resolve("out/all/part-00000.txt")).hasContent("{n=1}\n{n=2}\n{n=3}");
        assertThat(files()).containsExactly("part-00000.txt");
    }

    private ExportedExamples export(FileFormat format) throws Exception {
        try (TestExecution test = new TestExecution()) {
            Examples rows = test.outputOf(CsvExampleGen.of(csv, Split.whole("all")));
            Port<Examples> examples = test.input(Examples.class, rows);
            return test.outputOf(new ExampleExporter(examples, format, OutputLocation.of(scratch.resolve("out"))));
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(scratch.resolve("out/all"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
