package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts that are changed behind the workspace's back. */
class TaxiDamageIT {

    @TempDir
    Path directory;

    @Test
    void damagedArtifactsAreNamedAndMadeAgainAndNeverReturned() throws IOException {
        RunReport before = run();
        for (Path file : files(".arrow")) {
            file.toFile().setWritable(true);
            Files.write(file, new byte[] {42}, StandardOpenOption.APPEND);
        }
        RunReport after = run();

        assertThat(after.node("csv-example-gen").reason())
                .contains(Runs.digest(before, "csv-example-gen").brief(), "damaged");
        assertThat(Runs.executed(after))
                .contains("csv-example-gen", "transform")
                .doesNotContain("linear", "boosted");
        assertThat(Runs.digest(after, "csv-example-gen")).isEqualTo(Runs.digest(before, "csv-example-gen"));
        assertThat(Runs.executed(run())).containsExactly("pusher");
    }

    @Test
    void deletedArtifactsAreMadeAgain() throws IOException {
        RunReport before = run();
        for (Path file : files("model.json")) {
            file.getParent().toFile().setWritable(true);
            Files.delete(file);
        }
        RunReport after = run();

        assertThat(Runs.executed(after)).contains("linear", "boosted").doesNotContain("csv-example-gen", "transform");
        assertThat(Runs.digest(after, "boosted", "model")).isEqualTo(Runs.digest(before, "boosted", "model"));
    }

    private RunReport run() {
        try (Workspace workspace = Workspace.open(directory.resolve("workspace"))) {
            return workspace
                    .run(TaxiTips.pipeline(Runs.parameters(directory.resolve("serving"))))
                    .orThrow();
        }
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> tree = Files.walk(directory.resolve("workspace"))) {
            List<Path> files = tree.filter(path -> path.getFileName().toString().endsWith(end))
                    .toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }
}
