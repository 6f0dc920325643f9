package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.runtime.files.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit that no stamp shows, as on a file system that has neither inodes nor times of change. */
class RereadInputsTest {

    @TempDir
    private Path directory;

    record Length(ExternalInput input) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, Files.readString(input.path()).length());
        }
    }

    @Test
    void anEditThatNoStampShowsIsNoticedOnlyByReading() throws IOException {
        Path file = Files.writeString(directory.resolve("trips.csv"), "1,2\n");
        assertThat(run(workspace(), file)).isInstanceOf(Outcome.Executed.class);
        hideEdit(file);

        assertThat(run(workspace(), file)).isInstanceOf(Outcome.Cached.class);
        assertThat(run(workspace().rereadInputs(), file)).isInstanceOf(Outcome.Executed.class);
    }

    @Test
    void whatIsReadAgainAndEqualIsNotComputedAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("trips.csv"), "1,2\n");
        assertThat(run(workspace().rereadInputs(), file)).isInstanceOf(Outcome.Executed.class);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(run(workspace().rereadInputs(), file)).isInstanceOf(Outcome.Cached.class);
        assertThat(run(workspace(), file)).isInstanceOf(Outcome.Cached.class);
    }

    /** Changes the file and lets the remembered digests take it for the one that was there. */
    private void hideEdit(Path file) throws IOException {
        Digest before = Digest.of("1,2\n");
        Files.writeString(file, "1,2,3\n");
        String line = String.join("\t", file.toString(), FileStamp.of(file).text(), before.text());
        Files.writeString(
                directory.resolve("workspace").resolve("digests.tsv"),
                line + "\t" + Digest.of(line).brief() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private WorkspaceBuilder workspace() {
        return Workspace.builder(directory.resolve("workspace"));
    }

    private static Outcome run(WorkspaceBuilder settings, Path file) {
        try (Workspace workspace = settings.open()) {
            Pipeline pipeline = Pipeline.define("lengths", p -> p.add(new Length(ExternalInput.of(file))));
            return workspace.run(pipeline).orThrow().nodes().get(0).outcome();
        }
    }
}
