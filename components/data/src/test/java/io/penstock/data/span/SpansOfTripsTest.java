package io.penstock.data.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.data.ExamplesMerger;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import io.penstock.flow.ArtifactsOfSpans;
import io.penstock.flow.Spans;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpansOfTripsTest {

    @TempDir
    private Path directory;

    @Test
    void aNewSpanIsReadAndNoOther() throws IOException {
        day("2024/05/01", 3);
        day("2024/05/02", 4);
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            assertThat(read(workspace, Spans.newest(7))).containsExactly("EXECUTED", "EXECUTED");
            assertThat(read(workspace, Spans.newest(7))).containsExactly("CACHED", "CACHED");
            day("2024/05/03", 5);

            assertThat(read(workspace, Spans.newest(7))).containsExactly("CACHED", "CACHED", "EXECUTED");
            assertThat(merged(workspace, Spans.newest(7)).rows()).isEqualTo(12);
            assertThat(merged(workspace, Spans.newest(2)).rows()).isEqualTo(9);
            assertThat(merged(workspace, Spans.between(19_844, 19_844)).rows()).isEqualTo(3);
        }
    }

    @Test
    void aTouchedFileIsTheSameAndAChangedOneIsNot() throws IOException {
        Path file = day("2024/05/01", 3);
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            assertThat(read(workspace, Spans.newest(1))).containsExactly("EXECUTED");
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            assertThat(read(workspace, Spans.newest(1))).containsExactly("CACHED");
            day("2024/05/01", 4);
            assertThat(read(workspace, Spans.newest(1))).containsExactly("EXECUTED");
        }
    }

    @Test
    void ofASpanTheLatestVersionIsReadAndTheExamplesTellBoth() throws IOException {
        write("span-7/v9/trips.csv", 1);
        write("span-7/v10/a.csv", 2);
        write("span-7/v10/b.csv", 3);
        write("span-7/v10/_SUCCESS", 0);
        write("_temporary/span-7/v11/part.csv", 4);
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            workspace
                    .run(Pipeline.define("trips", p -> days(p, "**/span-{SPAN}/v{VERSION}/*", Spans.newest(1))))
                    .orThrow();

            List<ArtifactRecord> artifacts = new ArtifactsOfSpans<>("trips", Examples.class, Spans.newest(9))
                    .resolve(workspace.catalog(), port -> Optional.empty());
            assertThat(artifacts).hasSize(1);
            assertThat(artifacts.get(0).properties())
                    .containsEntry("span", "7")
                    .containsEntry("version", "10")
                    .containsEntry("rows", "5");
        }
    }

    @Test
    void rowsSetAsideInSpansAreSetAsideInTheMergedExamples() throws IOException {
        day("2024/05/01", 3);
        Files.writeString(day("2024/05/02", 200), "1,two,three\n4\n", StandardOpenOption.APPEND);
        Files.writeString(day("2024/05/03", 200), "5\n", StandardOpenOption.APPEND);
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            Examples merged = merged(workspace, Spans.newest(7));

            assertThat(merged.rows()).isEqualTo(403);
            assertThat(Files.readAllLines(merged.quarantine().orElseThrow()))
                    .containsExactly(
                            "line\treason\traw",
                            "202\t3 fields instead of 2\t1,two,three",
                            "203\t1 fields instead of 2\t4",
                            "202\t1 fields instead of 2\t5");
            assertThat(workspace
                            .catalog()
                            .producedBy("trips", Examples.class)
                            .get(0)
                            .properties())
                    .containsEntry("rows", "403")
                    .containsEntry("quarantined", "3");
        }
    }

    @Test
    void whereThereIsNoSpanTheMessageTellsThoseThereAre() throws IOException {
        day("2024/05/01", 3);
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            assertThatThrownBy(() -> workspace
                            .run(pipeline("{YYYY}/{MM}/{DD}/*", Spans.between(1, 2)))
                            .orThrow())
                    .hasMessageContaining("there are no files of '{YYYY}/{MM}/{DD}/*'")
                    .hasMessageContaining("Spans that are there: 19844.");
        }
    }

    private List<String> read(Workspace workspace, Spans spans) {
        RunReport report = workspace.run(pipeline("{YYYY}/{MM}/{DD}/*", spans)).orThrow();
        return workspace.metadata().executions(report.id()).stream()
                .filter(execution -> execution.id().node().equals("span-example-gen"))
                .sorted(Comparator.comparing(execution -> execution.id().item()))
                .map(execution -> execution.finished().orElseThrow().outcome().name())
                .toList();
    }

    private Examples merged(Workspace workspace, Spans spans) {
        workspace.run(pipeline("{YYYY}/{MM}/{DD}/*", spans)).orThrow();
        return workspace.read(
                workspace.catalog().producedBy("trips", Examples.class).get(0), Examples.class);
    }

    private Pipeline pipeline(String pattern, Spans spans) {
        return Pipeline.define("trips", p -> p.add(new ExamplesMerger(days(p, pattern, spans))));
    }

    private Port<List<Examples>> days(PipelineBuilder p, String pattern, Spans spans) {
        Port<List<DataSpan>> found = p.add(SpanFinder.of(directory.resolve("data"), pattern, spans));
        return p.forEach(found, span -> p.add(new SpanExampleGen(span, CsvSource.anywhere(), Split.whole("all"))));
    }

    private Path day(String date, int rows) throws IOException {
        return write(date + "/trips.csv", rows);
    }

    private Path write(String name, int rows) throws IOException {
        Path file = directory.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder("fare,company\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(".5,").append(name).append('\n');
        }
        return Files.writeString(file, text);
    }
}
