package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    private static final int ROUNDS = 6;
    private static final int MOST_ACKNOWLEDGED = 120;

    @TempDir
    private Path workspace;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsTorn() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            String run = "run-" + round;
            List<String> acknowledged = writeAndKill(run, 1 + random.nextInt(MOST_ACKNOWLEDGED));

            try (OwnerLock owner = OwnerLock.acquire(workspace);
                    MetadataStore metadata = SqliteMetadataStore.open(workspace.resolve("metadata.db"));
                    LocalArtifactStore artifacts = LocalArtifactStore.open(workspace, owner)) {
                assertThat(new Sweeper(workspace, owner, metadata).sweep(Instant.EPOCH))
                        .containsExactly(run);
                assertWhole(metadata, artifacts, run, acknowledged);
                assertSwept(owner);
            }
        }
    }

    /** A line that the end cut off is no acknowledgement. */
    private List<String> writeAndKill(String run, int enough) throws IOException {
        List<String> acknowledged = new ArrayList<>();
        try (ChildProcess process = new ChildProcess(WritingProcess.class, workspace.toString(), run)) {
            while (acknowledged.size() < enough) {
                acknowledged.add(process.line().orElseThrow());
            }
            acknowledged.addAll(process.kill());
        }
        acknowledged.remove(acknowledged.size() - 1);
        return acknowledged;
    }

    private static void assertWhole(
            MetadataStore metadata, ArtifactStore artifacts, String run, List<String> acknowledged) throws IOException {
        List<ExecutionRecord> executions = metadata.executions(run);
        assertThat(executions)
                .extracting(ExecutionRecord::id)
                .extracting(ExecutionId::node)
                .containsAll(acknowledged);
        for (ExecutionRecord execution : executions) {
            Event.ExecutionFinished finished = execution.finished().orElseThrow();
            Digest digest = finished.outputs().get(0).digest().orElseThrow();
            if (metadata.inline(digest).isEmpty()) {
                assertThat(artifacts.problem(digest, true)).isEmpty();
            }
            assertThat(metadata.finishedWithKey(finished.key().orElseThrow())).contains(finished);
        }
        assertThat(artifacts.list()).allSatisfy(digest -> assertThat(artifacts.problem(digest, true))
                .isEmpty());
        assertThat(metadata.run(run)).map(RunRecord::state).contains(State.INTERRUPTED);
    }

    private void assertSwept(OwnerLock owner) throws IOException {
        try (Stream<Path> staging = Files.list(workspace.resolve("staging"))) {
            assertThat(staging)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly(owner.id());
        }
    }
}
