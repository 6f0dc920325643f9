package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.Until;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.flow.LatestArtifact;
import io.penstock.runtime.TinySteps.Length;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Longer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes or deletes the file of an artifact behind the workspace's back. */
class DamageTest {

    private static final int MANY = 100_000; // too long to be kept with the metadata

    @TempDir
    Path directory;

    private static Pipeline measuring() {
        return Pipeline.define("p", p -> p.add(new Length(p.add(new Letters(MANY)))));
    }

    private static Pipeline reading(int times) {
        return Pipeline.define("p", p -> p.add(new Longer(p.add(new Letters(MANY)), times)));
    }

    /** Returns the one file of the letters, to be written or deleted. */
    private Path file() throws IOException {
        return file(MANY + 2);
    }

    private Path file(int length) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("artifacts"))) {
            Path file = files.filter(
                            path -> path.endsWith("value.json") && path.toFile().length() == length)
                    .findFirst()
                    .orElseThrow();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        }
    }

    private void changeWithoutTrace() throws IOException {
        changeWithoutTrace(file());
    }

    private static void changeWithoutTrace(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file).replace('x', 'y'));
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void anArtifactThatWasDeletedIsMadeAgain() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(measuring()).orThrow();
            Files.delete(file());

            RunReport report = workspace.run(measuring()).orThrow();

            assertThat(report.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
            assertThat(report.node("letters").reason()).contains("'letters/string' was damaged:", "value.json");
            assertThat(report.node("length").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThat(report.output("letters", "string", String.class)).hasSize(MANY);
        }
    }

    @Test
    void anArtifactThatWasChangedIsMadeAgain() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(measuring()).orThrow();
            Files.writeString(file(), "\"y\"");

            RunReport report = workspace.run(measuring()).orThrow();

            assertThat(report.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
            assertThat(report.output("letters", "string", String.class)).isEqualTo("x".repeat(MANY));
        }
    }

    @Test
    void aChangeThatLeavesNoTraceIsFoundWhenTheArtifactIsRead() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(reading(1)).orThrow();
        }
        changeWithoutTrace();
        try (Workspace workspace = Workspace.open(directory)) {
            RunReport report = workspace.run(reading(2)).orThrow();

            assertThat(report.node("letters").outcome()).isInstanceOf(Outcome.Executed.class);
            assertThat(report.node("letters").reason())
                    .startsWith("'letters/string': Artifact ")
                    .contains("is damaged");
            assertThat(report.output("longer", "string", String.class)).isEqualTo("x".repeat(2 * MANY));
            assertThat(workspace.run(reading(2)).orThrow().node("letters").outcome())
                    .isInstanceOf(Outcome.Cached.class);
        }
    }

    @Test
    void damageFoundAfterTheRunIsNamedAndTheNextRunMakesItAgain() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(measuring()).orThrow();
        }
        changeWithoutTrace();
        try (Workspace workspace = Workspace.open(directory)) {
            RunReport report = workspace.run(measuring()).orThrow();

            assertThat(report.node("letters").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThatThrownBy(() -> report.output("letters", "string", String.class))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("Run the pipeline again");
            assertThat(workspace.run(measuring()).orThrow().output("letters", "string", String.class))
                    .isEqualTo("x".repeat(MANY));
        }
    }

    private static Pipeline doubling(int times) {
        return Pipeline.define("doubling", p -> {
            var doubled = p.repeat(
                    "twice", p.add(new Letters(MANY)), Until.rounds(2), (state, round) -> p.add(new Longer(state, 2)));
            p.add("last", new Longer(doubled, times));
        });
    }

    private static Pipeline latest(int times) {
        return Pipeline.define(
                "latest", p -> p.add("last", new Longer(p.add(LatestArtifact.of("p", String.class)), times)));
    }

    private void assertLostOnce(IntFunction<Pipeline> reading, int length, Runnable advised) throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(reading.apply(1)).orThrow();
        }
        changeWithoutTrace(file(length));
        try (Workspace workspace = Workspace.open(directory)) {
            assertThat(workspace.run(reading.apply(2)).node("last").reason())
                    .contains("is damaged")
                    .contains("Run that pipeline again to have it back.");
        }
        advised.run();
        try (Workspace workspace = Workspace.open(directory)) {
            assertThat(workspace.run(reading.apply(2)).orThrow().output("last", "string", String.class))
                    .matches("x+");
        }
    }

    @Test
    void aDamagedResultOfRoundsIsMadeAgainByTheNextRun() throws IOException {
        assertLostOnce(DamageTest::doubling, 4 * MANY + 2, () -> {});
    }

    @Test
    void whatAResolverFoundDamagedIsMadeAgainByTheRunThatIsAdvised() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(measuring()).orThrow();
        }
        assertLostOnce(DamageTest::latest, MANY + 2, () -> {
            try (Workspace workspace = Workspace.open(directory)) {
                assertThat(workspace.run(measuring()).orThrow().node("letters").outcome())
                        .isInstanceOf(Outcome.Executed.class);
            }
        });
    }

    @Test
    void aSmallArtifactThatWasChangedIsMadeAgain() throws SQLException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(shortOnes(1)).orThrow();
        }
        change("UPDATE contents SET bytes = CAST('\"yyy\"' AS BLOB)");
        try (Workspace workspace = Workspace.open(directory)) {
            RunReport report = workspace.run(shortOnes(2)).orThrow();

            assertThat(report.node("letters").reason()).contains("is damaged");
            assertThat(report.output("longer", "string", String.class)).isEqualTo("xxxxxx");
            assertThat(report.output("letters", "string", String.class)).isEqualTo("xxx");
        }
    }

    @Test
    void aRunThatCannotBeReportedFailsAndKeepsNobodyWaiting() throws SQLException {
        try (Workspace workspace = Workspace.open(directory)) {
            change("CREATE TRIGGER gone AFTER UPDATE ON runs BEGIN UPDATE runs SET id = id || '-gone'; END");

            assertThatThrownBy(() -> workspace.run(shortOnes(1))).isInstanceOf(EnvironmentException.class);
        }
    }

    private static Pipeline shortOnes(int times) {
        return Pipeline.define("p", p -> p.add(new Longer(p.add(new Letters(3)), times)));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("metadata.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
