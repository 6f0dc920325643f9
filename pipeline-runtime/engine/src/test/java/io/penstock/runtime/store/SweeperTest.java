package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path workspace;

    private MetadataStore metadata;
    private OwnerLock self;
    private Layout layout;

    @BeforeEach
    void open() {
        layout = new Layout(workspace);
        metadata = SqliteMetadataStore.open(workspace.resolve("metadata.db"));
        self = OwnerLock.acquire(workspace);
    }

    @AfterEach
    void close() throws IOException {
        metadata.close();
        self.close();
    }

    @Test
    void aLivingProcessKeepsItsRunsAndItsStagingAndADeadOneDoesNot() throws IOException {
        String owner;
        try (ChildProcess process = new ChildProcess(OwnerProcess.class, workspace.toString())) {
            owner = process.line().orElseThrow();

            assertThat(self.isAlive(owner)).isTrue();
            assertThat(sweep()).isEmpty();
            assertThat(self.isAlive(owner)).isTrue();
            assertThat(layout.staging(owner)).isNotEmptyDirectory();
        }

        assertThat(self.isAlive(owner)).isFalse();
        assertThat(sweep()).containsExactly("run-of-" + owner);
        assertThat(metadata.run("run-of-" + owner).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(layout.staging(owner)).doesNotExist();
        assertThat(layout.lock(owner)).doesNotExist();
        assertThat(sweep()).isEmpty();
    }

    @Test
    void twoOwnersInOneProcessLeaveEachOtherAlone() throws IOException {
        try (OwnerLock other = OwnerLock.acquire(workspace)) {
            Path staged = LocalArtifactStore.open(workspace, other).stage().directory();
            start("r1", other.id());

            assertThat(self.isAlive(other.id())).isTrue();
            assertThat(sweep()).isEmpty();
            assertThat(staged).exists();
            assertThat(other.isAlive(self.id())).isTrue();
        }
    }

    @Test
    void lookingAtANeighbourInTheSameProcessDoesNotGiveItsLockUp() throws IOException {
        try (OwnerLock other = OwnerLock.acquire(workspace)) {
            self.isAlive(other.id());
            sweep();

            try (ChildProcess process = new ChildProcess(AliveProcess.class, workspace.toString(), other.id())) {
                assertThat(process.line()).contains("alive");
            }
        }
    }

    @Test
    void anOwnerThatClosedInTheMiddleOfARunLeavesItInterrupted() throws IOException {
        String gone;
        try (OwnerLock other = OwnerLock.acquire(workspace)) {
            gone = other.id();
            start("r1", gone);
            LocalArtifactStore.open(workspace, other).stage();
        }

        assertThat(sweep()).containsExactly("r1");
        assertThat(layout.staging(gone)).doesNotExist();
    }

    @Test
    void theSweeperKeepsItsOwn() throws IOException {
        start("r1", self.id());
        LocalArtifactStore.open(workspace, self).stage();

        assertThat(sweep()).isEmpty();
        assertThat(layout.staging(self.id())).isNotEmptyDirectory();
        assertThat(Files.exists(layout.lock(self.id()))).isTrue();
    }

    private List<String> sweep() {
        return new Sweeper(workspace, self, metadata).sweep(NOW);
    }

    private void start(String run, String owner) {
        Event started = new Event.RunStarted(run, "taxi", owner, "{}", "host", Map.of(), NOW);
        metadata.append(List.of(started)).toCompletableFuture().join();
    }

    /** A process that says whether an owner lives. */
    static final class AliveProcess {

        private AliveProcess() {}

        /** Takes the workspace and the owner. */
        public static void main(String[] arguments) throws IOException {
            try (OwnerLock own = OwnerLock.acquire(Path.of(arguments[0]))) {
                System.out.println(own.isAlive(arguments[1]) ? "alive" : "dead");
            }
        }
    }
}
