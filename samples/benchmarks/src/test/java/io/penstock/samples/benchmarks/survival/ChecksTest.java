package io.penstock.samples.benchmarks.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.CachePolicy;
import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks are worth: they find what is torn or computed twice. */
class ChecksTest {

    @TempDir
    Path place;

    private Path home() {
        return place.resolve("workspace");
    }

    @Test
    void aPushThatIsCutShortIsTorn() throws IOException {
        PushPlace pushed = new PushPlace(place);
        pushed.push("one", "a\nb\n");
        pushed.push("other", "a\nb\n");
        String text = Files.readString(place.resolve("one"));
        Files.writeString(place.resolve("one"), text.substring(0, text.length() - 1));

        assertThat(pushed.torn()).containsExactly("one");
    }

    @Test
    void aKeyThatIsComputedTwiceIsFound() {
        Pipeline twice = Pipeline.define(
                "twice", p -> p.add(new SmallSteps.Seed(1, 1), node -> node.cache(CachePolicy.always())));
        try (Workspace workspace = Workspace.open(home())) {
            workspace.run(twice).orThrow();
            assertThat(Checks.keysComputedOnce(Checks.finished(workspace))).isEqualTo(1);
            workspace.run(twice).orThrow();
            List<ExecutionFinished> finished = Checks.finished(workspace);

            assertThatThrownBy(() -> Checks.keysComputedOnce(finished)).hasMessageContaining("was computed 2 times");
        }
    }

    @Test
    void anArtifactThatIsCutShortIsFound() throws IOException {
        try (Workspace workspace = Workspace.open(home())) {
            workspace.run(SmallPipelines.of(1, 1, 1, place.resolve("pushed"))).orThrow();
            assertThat(Checks.whole(home(), workspace).artifacts()).isPositive();
            Path file = aFile();
            file.toFile().setWritable(true);
            Files.writeString(file, "short");

            assertThatThrownBy(() -> Checks.whole(home(), workspace)).hasMessageContaining("DAMAGED");
        }
    }

    private Path aFile() throws IOException {
        try (Stream<Path> files = Files.walk(home().resolve("artifacts"))) {
            return files.filter(path -> path.endsWith("value.json")).findFirst().orElseThrow();
        }
    }
}
