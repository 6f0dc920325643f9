package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import io.penstock.flow.ArtifactsOfSpans;
import io.penstock.flow.Importer;
import io.penstock.flow.LatestArtifact;
import io.penstock.flow.Spans;
import io.penstock.runtime.TinySteps.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes into a pipeline from outside or from earlier runs, as typed sources. */
class SourcesTest {

    @TempDir
    Path directory;

    private final Workspace workspace = Workspace.inMemory();
    private final AtomicReference<Port<Words>> words = new AtomicReference<>();
    private final AtomicReference<Port<List<Words>>> lists = new AtomicReference<>();

    @AfterEach
    void close() {
        workspace.close();
    }

    record Daily(long day, String text) implements Component<Port<Words>> {
        @Override
        public void run(Port<Words> out, Execution execution) throws IOException {
            execution.write(out, new Words(List.of(text)));
            execution.property(out, "span", Long.toString(day));
            execution.property(out, "place", day % 2 == 0 ? "north" : "south");
        }
    }

    private void day(long day, String text) {
        workspace
                .run(Pipeline.define("daily", p -> p.add(new Daily(day, text))))
                .orThrow();
    }

    private RunReport latest(LatestArtifact<Words> source) {
        return workspace.run(Pipeline.define("latest", p -> words.set(p.add(source))));
    }

    private RunReport spans(Spans spans) {
        return workspace.run(
                Pipeline.define("spans", p -> lists.set(p.add(new ArtifactsOfSpans<>("daily", Words.class, spans)))));
    }

    @Test
    void theLatestArtifactIsFoundAndTheLatestWithAProperty() {
        day(2, "second");
        day(3, "third");

        assertThat(latest(LatestArtifact.of("daily", Words.class))
                        .output(words.get())
                        .words())
                .containsExactly("third");
        assertThat(latest(LatestArtifact.of("daily", Words.class).with("place", "north"))
                        .output(words.get())
                        .words())
                .containsExactly("second");
    }

    @Test
    void whatIsNotThereIsWithheldWithTheReason() {
        RunReport run = latest(LatestArtifact.of("daily", Words.class).with("place", "west"));

        assertThat(run.succeeded()).isTrue();
        assertThat(run.node("latest-artifact").outputs().get(0).withheld())
                .isEqualTo("pipeline 'daily' has no artifact of type 'Words' with {place=west} yet");
        assertThat(spans(Spans.newest(3))
                        .node("artifacts-of-spans")
                        .outputs()
                        .get(0)
                        .withheld())
                .contains("has no artifact of type 'Words' for Newest[count=3] yet");
    }

    @Test
    void theNewestSpansComeAsAListInTheirOrderTheNewestArtifactOfEach() {
        day(9, "ninth");
        day(7, "seventh");
        day(8, "eighth, wrong");
        day(8, "eighth");

        assertThat(spans(Spans.newest(2)).output(lists.get()))
                .containsExactly(new Words(List.of("eighth")), new Words(List.of("ninth")));
        assertThat(spans(Spans.between(6, 7)).output(lists.get())).containsExactly(new Words(List.of("seventh")));
    }

    @Test
    void aNewSpanChangesWhatIsBehindARollingRangeAndNothingElse() {
        day(1, "first");
        Digest before = digest(spans(Spans.newest(2)));
        Digest fixed = digest(spans(Spans.between(1, 1)));

        day(2, "second");

        assertThat(digest(spans(Spans.newest(2)))).isNotEqualTo(before);
        assertThat(digest(spans(Spans.between(1, 1)))).isEqualTo(fixed);
    }

    private static Digest digest(RunReport run) {
        return run.node("artifacts-of-spans").outputs().get(0).digest().orElseThrow();
    }

    @Test
    void aJsonFileIsImportedByItsContent() throws IOException {
        Path file = Files.writeString(directory.resolve("words.json"), "{ \"words\": [\"a\", \"b\"] }");
        Pipeline pipeline = Pipeline.define(
                "import", p -> words.set(p.add(Importer.of(file, Words.class).with("span", "4"))));

        RunReport first = workspace.run(pipeline).orThrow();
        RunReport second = workspace.run(pipeline).orThrow();

        assertThat(first.output(words.get()).words()).containsExactly("a", "b");
        assertThat(first.node("importer").outputs().get(0).properties()).containsEntry("span", "4");
        assertThat(second.node("importer").outcome()).isInstanceOf(Outcome.Cached.class);
    }

    @Test
    void aFileThatIsNotOfTheTypeIsRefusedByName() throws IOException {
        Path file = Files.writeString(directory.resolve("words.json"), "{ \"word\": 1 }");

        RunReport run = workspace.run(Pipeline.define("import", p -> p.add(Importer.of(file, Words.class))));

        assertThat(run.node("importer").reason()).contains("words.json").contains("word");
    }

    @Test
    void aDirectoryIsImportedAsItsCodecReadsIt() throws IOException {
        RowType rows = RowType.of(new Field("fare", ColumnType.FLOAT64));
        try (ExamplesWriter writer =
                ExamplesWriter.in(Files.createDirectory(directory.resolve("examples")), rows, List.of("train"))) {
            writer.write("train", Batch.of(rows, Row.of("fare", 12.5)));
        }
        AtomicReference<Port<Examples>> examples = new AtomicReference<>();

        RunReport run = workspace
                .run(Pipeline.define(
                        "import", p -> examples.set(p.add(Importer.of(directory.resolve("examples"), Examples.class)))))
                .orThrow();

        assertThat(run.output(examples.get()).rows("train")).isEqualTo(1);
    }
}
