package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.Outcome;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.StoreUsage.Row;
import io.penstock.runtime.check.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    private Path directory;

    private Workspace workspace;
    private Path target;

    @BeforeEach
    void open() {
        workspace = Workspace.open(directory.resolve("workspace"));
        target = directory.resolve("backup");
        workspace.run(letters(MANY)).orThrow();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aBackupIsAWorkspaceThatOutlivesTheFirst() throws IOException {
        workspace.care().backup(target);
        workspace.run(letters(MANY + 1)).orThrow();
        workspace.care().collect(Retention.minimal());

        assertWholeAndCached();
    }

    @Test
    void aBackupByCopiesSharesNoFile() throws IOException {
        workspace.care().backupByCopies(target);
        for (Path file : artifactFiles(directory.resolve("workspace"))) {
            assertThat(file.toFile().setWritable(true)).isTrue();
            Files.writeString(file, "damaged");
        }

        assertWholeAndCached();
    }

    @Test
    void aBackupBesideRunsIsWholeAndWhatRanIsInterruptedInIt() throws IOException {
        List<RunHandle> running = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            running.add(workspace.start(letters(MANY + i)));
        }

        workspace.care().backup(target);

        running.forEach(run -> run.report().toCompletableFuture().join().orThrow());
        try (Workspace copy = Workspace.open(target)) {
            assertThat(copy.metadata().openRuns()).isEmpty();
            CheckReport report = copy.verify();
            assertThat(report.isWhole()).as(report.text()).isTrue();
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aPlaceThatIsTakenOrWithinIsRefused() throws IOException {
        Files.createDirectories(target);
        assertThatThrownBy(() -> workspace.care().backup(target))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("exists already. Give the path of nothing.");
        assertThatThrownBy(() -> workspace.care().backup(directory.resolve("workspace/backup")))
                .hasMessageContaining("is within the workspace");
        try (Workspace memory = Workspace.inMemory()) {
            assertThatThrownBy(() -> memory.care().backup(directory.resolve("memory")))
                    .hasMessageContaining("it is in memory");
        }
    }

    @Test
    void usageIsToldByPipelineNodeAndTypeAndCountsWhatIsSharedOnce() {
        workspace.run(letters("q", MANY)).orThrow();
        workspace.run(letters("q", 3)).orThrow();

        StoreUsage usage = workspace.care().usage();

        long large = MANY + 2; // with its quotation marks
        assertThat(usage.total()).isEqualTo(new Row("total", 4, large + 6 + 5 + 1));
        assertThat(usage.byPipeline()).containsExactly(new Row("q", 4, large + 12), new Row("p", 2, large + 6));
        assertThat(usage.byNode())
                .containsExactly(
                        new Row("q/letters", 2, large + 5),
                        new Row("p/letters", 1, large),
                        new Row("q/length", 2, 7),
                        new Row("p/length", 1, 6));
        assertThat(usage.byType())
                .containsExactly(new Row("java.lang.String", 2, large + 5), new Row("java.lang.Integer", 2, 7));
    }

    @Test
    void whatWasCollectedTakesUpNothing() {
        workspace.run(letters(3)).orThrow();
        workspace.care().collect(Retention.minimal());

        assertThat(workspace.care().usage().total()).isEqualTo(new Row("total", 2, 6));
        try (Workspace memory = Workspace.inMemory()) {
            assertThat(memory.care().usage().total()).isEqualTo(new Row("total", 0, 0));
        }
    }

    private void assertWholeAndCached() {
        try (Workspace copy = Workspace.open(target)) {
            assertThat(CareSteps.isSpotless(copy.verify()))
                    .as(copy.verify().text())
                    .isTrue();
            assertThat(copy.run(letters(MANY)).orThrow().nodes())
                    .allSatisfy(node -> assertThat(node.outcome()).isInstanceOf(Outcome.Cached.class));
        }
    }

    private static List<Path> artifactFiles(Path workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.resolve("artifacts"))) {
            return files.filter(path -> path.endsWith("value.json")).toList();
        }
    }
}
