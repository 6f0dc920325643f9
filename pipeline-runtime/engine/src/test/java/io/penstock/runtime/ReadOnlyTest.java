package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Maps;
import io.penstock.Pipeline;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Say;
import io.penstock.runtime.care.Retention;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.RunRecord;
import io.penstock.runtime.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that is only looked at answers, and is the same afterwards, to the byte and to the time. */
class ReadOnlyTest {

    private static final int MANY = 100_000; // too long to be kept with the metadata

    @TempDir
    Path home;

    private Path place = Path.of("");
    private String run = "";

    @BeforeEach
    void make() {
        place = home.resolve("workspace");
        try (Workspace workspace = Workspace.open(place)) {
            workspace.run(pipeline("y")).orThrow();
            run = workspace.run(pipeline("x")).id();
        }
    }

    private static Pipeline pipeline(String letter) {
        return Pipeline.define("long", p -> p.add(new Count(p.add(new Say(letter.repeat(MANY))))));
    }

    private Map<String, String> all() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.toList()) {
                String content =
                        Files.isDirectory(file) ? "" : Manifest.digestOf(file).text();
                all.put(place.relativize(file).toString(), Files.getLastModifiedTime(file) + " " + content);
            }
        }
        return all;
    }

    @Test
    void everyQuestionIsAnsweredAndNothingIsWritten() throws IOException {
        var before = all();

        try (Workspace workspace = Workspace.openReadOnly(place)) {
            RunReport report = workspace.report(run);
            assertThat(workspace.runs(1)).extracting(RunRecord::id).containsExactly(run);
            assertThat(report.output("say", "words", TinySteps.Words.class).words())
                    .containsExactly("x".repeat(MANY));
            assertThat(workspace.explain(run, "count").text()).contains("'count' ran");
            assertThat(workspace.attempts(run, "count")).hasSize(1);
            assertThat(workspace.care().usage().total().artifacts()).isEqualTo(3);
            assertThat(workspace.verify().isWhole()).isTrue();
            workspace.care().exportRun(run, home.resolve("run.zip"));
            HtmlReport.write(workspace, report, home.resolve("run.html"));
        }

        assertThat(home.resolve("run.zip")).isNotEmptyFile();
        assertThat(home.resolve("run.html")).content().contains("long");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void whatWouldChangeItIsRefused() throws IOException {
        var before = all();

        try (Workspace workspace = Workspace.openReadOnly(place)) {
            assertThatThrownBy(() -> workspace.run(pipeline("x")))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContainingAll("'%s'".formatted(place), "open to look at alone");
            assertThatThrownBy(() -> workspace.ledger().pin(Digest.of("x"), "me"))
                    .hasMessageContainingAll("metadata.db", "open to look at alone");
            assertThatThrownBy(() -> workspace.care().collect(Retention.minimal()))
                    .isInstanceOf(EnvironmentException.class);
            assertThatThrownBy(() -> workspace.care().backup(home.resolve("backup")))
                    .hasMessageContaining("open to look at alone");
        }

        assertThat(all()).isEqualTo(before);
    }

    /** The process of a run that only seems to run is not looked for, and neither is it asked to stop. */
    @Test
    void aRunIsNotCancelled() {
        try (Workspace writing = Workspace.open(place)) {
            writing.metadata()
                    .append(List.of(
                            new Event.RunStarted("left", "long", "gone", "{}", "here", Map.of(), Instant.EPOCH)))
                    .toCompletableFuture()
                    .join();
            try (Workspace looking = Workspace.openReadOnly(place)) {
                assertThat(looking.report("left").run().state()).isEqualTo(RunRecord.State.RUNNING);
                assertThatThrownBy(() -> looking.cancel("left")).hasMessageContainingAll("'left'", "to look at alone");
            }
        }
    }

    @Test
    void whatAnotherWritesMeanwhileIsSeen() {
        try (Workspace writing = Workspace.open(place)) {
            String second = writing.run(pipeline("x")).id();
            try (Workspace looking = Workspace.openReadOnly(place)) {
                assertThat(looking.runs(2)).extracting(RunRecord::id).containsExactly(second, run);
            }
        }
    }

    /** What a process leaves that was killed, made from the files of one that lives. */
    private Path killed(String run) throws IOException {
        Path left = home.resolve("killed");
        try (Workspace writing = Workspace.open(place)) {
            writing.metadata()
                    .append(List.of(new Event.RunStarted(run, "long", "gone", "{}", "here", Map.of(), Instant.EPOCH)))
                    .toCompletableFuture()
                    .join();
            Files.createDirectory(left);
            for (String file : List.of("metadata.db", "metadata.db-wal", "metadata.db-shm")) {
                Files.copy(place.resolve(file), left.resolve(file));
            }
        }
        return left;
    }

    @Test
    void whatAKilledProcessLeftIsReadAndStaysAsItIs() throws IOException {
        place = killed("last");
        var before = all();

        try (Workspace looking = Workspace.openReadOnly(place)) {
            assertThat(looking.runs(1)).extracting(RunRecord::id).containsExactly("last");
            assertThatThrownBy(() -> Workspace.open(place))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("close the workspace if this process has it open to look at");
        }

        assertThat(all())
                .containsAllEntriesOf(Maps.filterKeys(before, file -> file.startsWith("metadata.db")))
                .containsKeys("metadata.db-wal", "metadata.db-shm");
        try (Workspace writing = Workspace.open(place)) {
            assertThat(writing.runs(9)).hasSize(3);
        }
    }

    @Test
    void aLogWithoutItsIndexIsNotLeftOut() throws IOException {
        place = killed("last");
        Files.delete(place.resolve("metadata.db-shm"));
        var before = all();

        assertThatThrownBy(() -> Workspace.openReadOnly(place))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContainingAll("metadata.db-wal' and its index", "Open the workspace once to write");

        assertThat(all()).isEqualTo(before);
    }

    /** Whoever has just opened it, or has just copied its log into it, has an empty log. */
    @Test
    void anEmptyLogWithAnIndexIsThatOfSomeoneWhoWrites() throws IOException {
        place = killed("last");
        try (Workspace writing = Workspace.open(place)) {
            truncateLog();
            try (Workspace looking = Workspace.openReadOnly(place)) {
                assertThat(looking.runs(9)).hasSize(3);
                String next = writing.run(pipeline("x")).id();
                assertThat(looking.runs(1)).extracting(RunRecord::id).containsExactly(next);
            }
        }
    }

    private void truncateLog() throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place.resolve("metadata.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        assertThat(place.resolve("metadata.db-wal")).isEmptyFile();
    }

    @Test
    void whereNoWorkspaceIsNoneIsMade() {
        Path nowhere = home.resolve("nowhere");

        assertThatThrownBy(() -> Workspace.openReadOnly(nowhere))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("no workspace in '%s'".formatted(nowhere));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void whatIsNoDatabaseIsNamed() throws IOException {
        Files.write(place.resolve("metadata.db"), new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> Workspace.openReadOnly(place))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("metadata.db");
    }
}
