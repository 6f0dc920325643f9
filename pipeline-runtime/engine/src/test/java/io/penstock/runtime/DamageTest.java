package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
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
        try (Stream<Path> files = Files.walk(directory.resolve("artifacts"))) {
            Path file = files.filter(path -> path.endsWith("value.json") && isLetters(path))
                    .findFirst()
                    .orElseThrow();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        }
    }

    private static boolean isLetters(Path file) {
        return file.toFile().length() == MANY + 2;
    }

    private void changeWithoutTrace() throws IOException {
        Path file = file();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "\"" + "y".repeat(MANY) + "\"");
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
