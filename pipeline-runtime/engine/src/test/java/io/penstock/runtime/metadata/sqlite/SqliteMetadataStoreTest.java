package io.penstock.runtime.metadata.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMetadataStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("metadata.db");
    }

    @Test
    void whatWasStoredIsThereWhenTheStoreIsOpenedAgain() {
        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            append(store, started("r1"));
            store.ledger().compareAndSet("champion", 0, "v1");
        }

        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            assertThat(store.run("r1")).isPresent();
            assertThat(store.ledger().current("champion")).isPresent();
        }
    }

    @Test
    void whatWasInTheQueueIsStoredBeforeTheStoreCloses() {
        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            IntStream.range(0, 500).forEach(i -> store.append(List.of(started("r" + i))));
        }

        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            assertThat(store.runs(1_000)).hasSize(500);
        }
    }

    @Test
    void twoStoresOnOneFileShareOneSequence() {
        try (MetadataStore one = SqliteMetadataStore.open(file);
                MetadataStore other = SqliteMetadataStore.open(file)) {
            append(one, started("r1"));
            List<Long> sequences = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> append(i % 2 == 0 ? one : other, began("r1", "n" + i)))
                    .sorted()
                    .toList();

            assertThat(sequences).doesNotHaveDuplicates().first().isEqualTo(2L);
            assertThat(one.eventsAfter(0, 1_000)).isEqualTo(other.eventsAfter(0, 1_000));
            assertThat(one.eventsAfter(0, 1_000))
                    .extracting(Recorded::sequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 201)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    @Test
    void manyMayOpenAFreshFileAtOnce() {
        List<MetadataStore> stores = Stream.generate(() -> file)
                .limit(8)
                .parallel()
                .map(SqliteMetadataStore::open)
                .map(MetadataStore.class::cast)
                .toList();

        IntStream.range(0, stores.size()).forEach(i -> append(stores.get(i), started("r" + i)));
        assertThat(stores).allSatisfy(store -> assertThat(store.runs(100)).hasSize(8));
        stores.forEach(MetadataStore::close);
    }

    @Test
    void aClosedStoreLeavesNoThread() {
        SqliteMetadataStore.open(file).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("penstock-metadata"));
    }

    @Test
    void aPathWithOddCharactersIsAPathLikeAnyOther() {
        Path odd = directory.resolve("a b?c#d%20ü").resolve("metadata.db");

        SqliteMetadataStore.open(odd).close();

        assertThat(odd).isRegularFile();
    }

    @Test
    void aStoreOfANewerVersionIsRefused() throws SQLException {
        SqliteMetadataStore.open(file).close();
        change("INSERT INTO migrations VALUES (9, 'x', '2031-01-01')");

        assertRefused("has version 9, made by a newer Penstock; this one knows version");
    }

    @Test
    void aStoreThatAnotherScriptMadeIsRefused() throws SQLException {
        SqliteMetadataStore.open(file).close();
        change("UPDATE migrations SET checksum = 'x'");

        assertRefused("was made by another script of version 1");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndKept() throws IOException {
        String text = "Dear diary, this is not a database. ".repeat(100);
        Files.writeString(file, text);

        assertRefused("is not a database");
        assertThat(file).hasContent(text);
    }

    @Test
    void aDamagedDatabaseIsRefused() throws IOException {
        try (MetadataStore store = SqliteMetadataStore.open(file)) {
            append(store, started("r1"));
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);

        assertRefused("is damaged");
    }

    @Test
    void aWorkspaceThatIsAFileIsRefused() throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        file = directory.resolve("file").resolve("metadata.db");

        assertRefused("cannot be made");
    }

    @Test
    void aDatabaseThatIsADirectoryIsRefused() throws IOException {
        Files.createDirectory(file);

        assertRefused("cannot be opened for writing");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() {
        file = Path.of("/proc/penstock/metadata.db"); // where not even root writes

        assertRefused("cannot be made");
    }

    @Test
    void aFullDiskFailsTheAppendAndNothingElse() {
        DatabaseFile database = new DatabaseFile(file, InstantSource.system());
        database.prepare();
        AtomicBoolean full = new AtomicBoolean(true);
        GroupCommit.Opening opening = () -> writer(database, full.get());

        try (MetadataStore store = SqliteMetadataStore.open(file, opening, InstantSource.system())) {
            assertThatThrownBy(() -> append(store, large("r1")))
                    .hasCauseInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(store.runs(10)).isEmpty();

            full.set(false);
            append(store, large("r1"));
            assertThat(store.runs(10)).extracting(RunRecord::id).containsExactly("r1");
        }
    }

    private static EventWriter writer(DatabaseFile database, boolean full) throws SQLException {
        SqliteSession session = database.writing();
        session.execute("PRAGMA max_page_count = " + (full ? 1 : 1_000_000)); // 1 stands for the present size
        return new EventWriter(database.path(), session);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> SqliteMetadataStore.open(file))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.getParent().toString());
    }

    private void change(String sql) throws SQLException {
        try (SqliteSession session = SqliteSession.writing(file)) {
            session.execute(sql);
        }
    }

    private static long append(MetadataStore store, Event event) {
        return store.append(List.of(event)).toCompletableFuture().join();
    }

    private static Event started(String run) {
        return new Event.RunStarted(run, "taxi", "owner", "{}", "host", Map.of(), NOON);
    }

    private static Event large(String run) {
        return new Event.RunStarted(run, "taxi", "owner", "x".repeat(1_000_000), "host", Map.of(), NOON);
    }

    private static Event began(String run, String node) {
        return new Event.ExecutionStarted(ExecutionId.first(run, node), NOON);
    }
}
