package io.penstock.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.metadata.sqlite.VersionOne;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledMigrationTest {

    private static final int EXECUTIONS = 5_000;

    @TempDir
    private Path directory;

    @Test
    void aProcessThatDiesWhileItMakesTheBackupLeavesNothingHalf() throws Exception {
        killWhenThereIs(".part");

        assertWholeWhenOpenedAgain();
    }

    @Test
    void aProcessThatDiesWhileItMigratesLeavesNothingHalf() throws Exception {
        killWhenThereIs(".db");

        assertWholeWhenOpenedAgain();
    }

    private void killWhenThereIs(String end) throws SQLException, IOException, InterruptedException {
        VersionOne.make(database(), EXECUTIONS);
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            try (ChildProcess process =
                    new ChildProcess(MigratingProcess.class, database().toString())) {
                awaitBackup(watch, end);
                process.kill();
            }
        }
    }

    private static void awaitBackup(WatchService watch, String end) throws InterruptedException {
        for (boolean found = false; !found; ) {
            WatchKey key = watch.take();
            found = key.pollEvents().stream()
                    .map(event -> String.valueOf(event.context()))
                    .anyMatch(name -> name.contains("version") && name.endsWith(end));
            key.reset();
        }
    }

    private void assertWholeWhenOpenedAgain() throws IOException {
        try (MetadataStore store = SqliteMetadataStore.open(database())) {
            assertThat(store.executions("r1")).hasSize(2);
            assertThat(store.executions("r3")).hasSize(EXECUTIONS).allMatch(execution -> store.finishedWithKey(
                            execution.finished().orElseThrow().key().orElseThrow())
                    .isPresent());
            assertThat(store.artifactsOf("taxi", "T")).hasSize(EXECUTIONS + 2);
        }
        assertThat(names()).noneMatch(name -> name.endsWith(".part")).anyMatch(name -> name.contains("version-1"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private Path database() {
        return directory.resolve("metadata.db");
    }
}
