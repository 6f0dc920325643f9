package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workspaces whose place really refuses something. */
class FaultyPlaceTest {

    private static final int MANY = 100_000; // too long to be kept with the metadata

    @TempDir
    private Path directory;

    @Test
    void aPublicationThatFailsFailsItsNodeAndNoOther() throws IOException {
        Path artifacts = directory.resolve("artifacts");
        try (Workspace workspace = Workspace.open(directory)) {
            Files.delete(artifacts);
            Files.writeString(artifacts, "a file where a directory should be");

            RunReport report = workspace.run(SmallProcess.pipeline(MANY));

            assertThat(report.node("letters").outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(report.node("letters").reason())
                    .startsWith("Artifact '")
                    .contains("of %d bytes cannot be published in workspace '%s'".formatted(MANY + 2, directory))
                    .contains("Free space, or check the disk and its permissions, and run again.");
            assertThat(report.node("length").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(report.node("count").outcome()).isInstanceOf(Outcome.Executed.class);

            Files.delete(artifacts);
            RunReport again = workspace.run(SmallProcess.pipeline(MANY)).orThrow();

            assertThat(again.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
            assertThat(again.node("count").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThat(again.output("length", "integer", Integer.class)).isEqualTo(MANY);
        }
        assertThat(Checks.of(directory).problems()).isEmpty();
    }

    /** The system lets no file grow beyond a few MiB. */
    @Test
    void aFileThatMayNotGrowFailsItsNodeAndTheNextProcessRecovers() throws IOException {
        int letters = 9_000_000;

        List<String> lines = SmallProcess.run(Map.of(), "ulimit -f 8192;", directory.toString(), letters);

        assertThat(lines.get(0))
                .startsWith("letters failed An artifact of kind 'JSON' cannot be written to '" + directory)
                .contains("File too large")
                .endsWith("Free space, or check the disk and its permissions, and run again.");
        assertThat(lines).contains("length skipped 'letters' failed", "say executed ", "count executed ");
        try (Stream<Path> staging = Files.list(directory.resolve("staging"))) {
            assertThat(staging).isEmpty();
        }
        try (Workspace workspace = Workspace.open(directory)) {
            RunReport report = workspace.run(SmallProcess.pipeline(letters)).orThrow();
            assertThat(report.node("count").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThat(report.output("length", "integer", Integer.class)).isEqualTo(letters);
        }
        assertThat(Checks.of(directory).problems()).isEmpty();
    }

    /** Nobody makes a directory in these places, root included, whom permissions do not stop. */
    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/workspace", "/proc/self/fdinfo"})
    void aPlaceThatCannotBeWrittenIsRefusedAtTheOpening(Path place) {
        assertThatThrownBy(() -> Workspace.open(place))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("'" + place)
                .hasMessageMatching(".*cannot be (made|written).*(Choose a place|Change its permissions).*");
    }
}
