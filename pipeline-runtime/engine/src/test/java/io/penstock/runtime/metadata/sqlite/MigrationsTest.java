package io.penstock.runtime.metadata.sqlite;

import static io.penstock.runtime.metadata.sqlite.VersionOne.NOON;
import static io.penstock.runtime.metadata.sqlite.VersionOne.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.metadata.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    private static final String BACKUP = "metadata-version-1-2026-05-01T120000.123Z.db";
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void makeVersionOne() throws SQLException, IOException {
        file = directory.resolve("metadata.db");
        VersionOne.make(file, 0);
    }

    @Test
    void everyEventOfTheOlderVersionIsReadable() {
        try (MetadataStore store = open()) {
            assertThat(store.eventsAfter(0, 100))
                    .extracting(Recorded::sequence)
                    .containsExactlyElementsOf(
                            Stream.iterate(1L, one -> one + 1).limit(14).toList());
            ExecutionFinished train = finished(store, "r1", "train");
            assertThat(train.stack()).isEmpty();
            assertThat(train.usage()).isEqualTo(Usage.of(List.of()));
            assertThat(train.keyParts()).isEqualTo(Map.of("component", "Step", "code:Step.run", "1a"));
            assertThat(train.inputs()).extracting(Event.InputRecord::field).containsExactly("table", "gate");
            assertThat(train.outputs()).extracting(Event.OutputRecord::withheld).containsExactly("", "no");
            assertThat(store.eventsAfter(5, 1).get(0).event()).isEqualTo(endOfRun());
        }
    }

    @Test
    void runsAndExecutionsOfTheOlderVersionAreFound() {
        try (MetadataStore store = open()) {
            assertThat(store.runs(10)).extracting(RunRecord::notes).containsExactly(Map.of(), Map.of());
            assertThat(store.executions("r2"))
                    .extracting(ExecutionRecord::id)
                    .extracting(ExecutionId::node)
                    .containsExactly("gen", "train", "push");
            assertThat(store.finishedOf("taxi", "train", 10)).hasSize(2);
            assertThat(store.finishedWithKey(Digest.of("k2"))).contains(finished(store, "r1", "train"));
            assertThat(store.finishedWithKey(Digest.of("k1"))).isEmpty(); // it was invalidated
            assertThat(store.finished("r2", "push", ""))
                    .map(ExecutionFinished::outcome)
                    .contains(Event.Outcome.FAILED);
        }
    }

    @Test
    void artifactsContentsAndNamesOfTheOlderVersionAreFound() {
        try (MetadataStore store = open()) {
            assertThat(store.artifactsOf("taxi", "T"))
                    .extracting(ArtifactRecord::digest)
                    .containsExactly(Digest.of("model"), Digest.of(TABLE));
            assertThat(store.artifact("T", Digest.of(TABLE)).orElseThrow().properties())
                    .isEqualTo(Map.of("span", "7"));
            assertThat(store.inline(Digest.of(TABLE))).contains(TABLE.getBytes(StandardCharsets.UTF_8));
            assertThat(store.inline(Digest.of("model"))).isEmpty();
            assertThat(store.pinned()).containsExactly(Digest.of("model"));
            assertThat(store.ledger().current("champion")).isPresent();
        }
    }

    @Test
    void theLineageOfTheOlderVersionIsKnown() {
        try (MetadataStore store = open()) {
            assertThat(nodes(store.writers(Set.of(Digest.of("model")), Long.MAX_VALUE, Set.of())))
                    .containsExactly("r1/train");
            assertThat(nodes(store.readers(Set.of(Digest.of(TABLE), Digest.of("model")), Long.MAX_VALUE, Set.of())))
                    .containsExactly("r1/train", "r2/push");
            assertThat(store.readersOf(Digest.of(TABLE)))
                    .extracting(event -> event.id().run())
                    .containsExactly("r2", "r1");
        }
    }

    @Test
    void theMigratedStoreGoesOn() {
        try (MetadataStore store = open()) {
            store.append(List.of(new Event.RunStarted("r3", "taxi", "owner-b", "{}", "host", Map.of(), NOON)))
                    .toCompletableFuture()
                    .join();
        }
        try (MetadataStore store = open()) {
            assertThat(store.runs(10)).extracting(RunRecord::id).containsExactly("r3", "r2", "r1");
        }
    }

    @Test
    void theBackupIsTheDatabaseAsItWas() throws SQLException, IOException {
        open().close();

        assertThat(names()).filteredOn(name -> name.contains("version")).containsExactly(BACKUP);
        try (SqliteSession backup = SqliteSession.reading(directory.resolve(BACKUP))) {
            assertThat(backup.number("SELECT max(version) FROM migrations")).isEqualTo(1);
            assertThat(backup.number("SELECT count(*) FROM events")).isEqualTo(14);
            assertThat(backup.number("SELECT count(*) FROM inputs")).isEqualTo(3);
        }
    }

    @Test
    void aBackupIsTheWayBack() throws IOException {
        open().close();
        Path restored = Files.createDirectory(directory.resolve("restored")).resolve("metadata.db");
        Files.copy(directory.resolve(BACKUP), restored);

        try (MetadataStore store = SqliteMetadataStore.open(restored)) {
            assertThat(store.executions("r1")).hasSize(2);
        }
    }

    @Test
    void ofManyWhoOpenAtOnceOneMigrates() throws IOException {
        List<MetadataStore> stores = Stream.generate(() -> file)
                .limit(8)
                .parallel()
                .map(SqliteMetadataStore::open)
                .map(MetadataStore.class::cast)
                .toList();

        assertThat(stores)
                .allSatisfy(store -> assertThat(store.executions("r1")).hasSize(2));
        stores.forEach(MetadataStore::close);
        assertThat(names()).filteredOn(name -> name.contains("version")).hasSize(1);
    }

    @Test
    void withoutABackupNothingIsMigrated() throws IOException, SQLException {
        Files.createDirectory(directory.resolve(BACKUP)); // where the copy is to stand

        assertThatThrownBy(this::open)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(BACKUP)
                .hasMessageContaining("Nothing was changed")
                .hasMessageContaining("has version 1 and must be brought to version 3");
        assertVersionOne();

        Files.delete(directory.resolve(BACKUP));
        open().close();
    }

    @Test
    void aMigrationThatBreaksOffLeavesTheOlderVersion() throws SQLException {
        change("CREATE TABLE edges (other)"); // one of the last tables that the script makes

        assertThatThrownBy(this::open).isInstanceOf(EnvironmentException.class).hasMessageContaining("edges");
        assertVersionOne();

        change("DROP TABLE edges");
        SqliteMetadataStore.open(file).close();
    }

    @Test
    void whatAnEarlierAttemptLeftOfItsBackupIsCleared() throws IOException {
        Files.writeString(directory.resolve("metadata-version-1-2026-04-30T120000.000Z.db.part"), "half");

        open().close();

        assertThat(names()).noneMatch(name -> name.endsWith(".part")).contains(BACKUP);
    }

    @Test
    void aStoreOfAnotherScriptIsNotMigrated() throws SQLException, IOException {
        change("UPDATE migrations SET checksum = 'x'");

        assertThatThrownBy(this::open).hasMessageContaining("was made by another script of version 1");
        assertThat(names()).noneMatch(name -> name.contains("version"));
    }

    @Test
    void aFreshStoreNeedsNoBackup() throws IOException {
        Path fresh = directory.resolve("fresh").resolve("metadata.db");

        SqliteMetadataStore.open(fresh).close();

        try (Stream<Path> files = Files.list(fresh.getParent())) {
            assertThat(files).containsExactly(fresh);
        }
    }

    @Test
    void whoHasAStoreOpenWhileANewerProcessMigratesItWritesNothingMore() throws SQLException {
        try (MetadataStore store = open()) {
            change("INSERT INTO migrations VALUES (4, 'x', '2031-01-01')");

            assertThatThrownBy(() -> store.append(List.of(endOfRun()))
                            .toCompletableFuture()
                            .join())
                    .hasCauseInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("was taken to version 4 by a newer Penstock while this one had it open");
            assertThatThrownBy(() -> store.ledger().pin(Digest.of("x"), "me")).isInstanceOf(EnvironmentException.class);
            assertThat(store.eventsAfter(0, 100)).hasSize(14);
        }
    }

    @Test
    void aQuestionThatANewerVersionBreaksSaysSo() throws SQLException {
        try (MetadataStore store = open()) {
            change("INSERT INTO migrations VALUES (4, 'x', '2031-01-01')");
            change("ALTER TABLE events RENAME TO happenings");

            assertThatThrownBy(() -> store.executions("r1"))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("by a newer Penstock while this one had it open");
        }
    }

    private MetadataStore open() {
        return SqliteMetadataStore.open(file, CLOCK);
    }

    private void assertVersionOne() throws SQLException {
        try (SqliteSession session = SqliteSession.reading(file)) {
            assertThat(session.number("SELECT max(version) FROM migrations")).isEqualTo(1);
            assertThat(session.number("SELECT count(*) FROM inputs")).isEqualTo(3);
            assertThat(session.number("SELECT count(*) FROM events")).isEqualTo(14);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private void change(String sql) throws SQLException {
        try (SqliteSession session = SqliteSession.writing(file)) {
            session.execute(sql);
        }
    }

    private static ExecutionFinished finished(MetadataStore store, String run, String node) {
        return store.finished(run, node, "").orElseThrow();
    }

    private static Event endOfRun() {
        return new Event.RunFinished("r1", RunRecord.State.SUCCEEDED, Map.of(), NOON.plusSeconds(6));
    }

    private static List<String> nodes(List<ExecutionLinks> executions) {
        return executions.stream()
                .map(execution -> execution.id().run() + "/" + execution.id().node())
                .toList();
    }
}
