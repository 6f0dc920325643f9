package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.runtime.TinySteps.Length;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.check.Problem;
import io.penstock.runtime.check.Problem.Kind;
import io.penstock.runtime.check.StoreCheck;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.InMemoryArtifactStore;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckTest {

    private static final int MANY = 100_000; // too long to be kept with the metadata

    @TempDir
    private Path directory;

    private OwnerLock owner;
    private MetadataStore metadata;
    private LocalArtifactStore artifacts;
    private Digest letters;

    /** Runs a pipeline with an artifact on the disk and one with the metadata, and closes its workspace. */
    @BeforeEach
    void open() throws IOException {
        try (Workspace workspace = Workspace.open(directory)) {
            workspace
                    .run(Pipeline.define("p", p -> p.add(new Length(p.add(new Letters(MANY))))))
                    .orThrow();
        }
        owner = OwnerLock.acquire(directory);
        metadata = SqliteMetadataStore.open(directory.resolve("metadata.db"));
        artifacts = LocalArtifactStore.open(directory, owner);
        letters = artifacts.list().findFirst().orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        artifacts.close();
        metadata.close();
        owner.close();
    }

    @Test
    void aWorkspaceAsItShouldBeHasNoProblem() {
        CheckReport report = check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.text()).isEqualTo("2 executions and 2 artifacts checked: nothing is lost.");
    }

    @Test
    void anArtifactThatIsGoneIsNamedWithItsProducer() throws IOException {
        discard();

        Problem problem = theOnlyOne(Kind.MISSING);
        assertThat(problem.digest()).contains(letters);
        assertThat(problem.text())
                .startsWith("'letters/string' of run '")
                .endsWith("artifact '%s' is missing.".formatted(letters.brief()));
        assertThat(check().isWhole()).isFalse();
    }

    @Test
    void aChangeThatLeavesNoTraceIsFound() throws IOException {
        changeWithoutTrace();

        Problem problem = theOnlyOne(Kind.DAMAGED);
        assertThat(problem.digest()).contains(letters);
        assertThat(problem.text()).endsWith("file 'value.json' has changed.");
        assertThat(check().text()).contains("something is lost").contains("\nDAMAGED: 'letters/string' of run '");
    }

    @Test
    void aManifestThatIsNoTextIsDamage() throws IOException {
        Files.write(artifacts.local(letters).resolveSibling("manifest.json"), new byte[100]);

        assertThat(theOnlyOne(Kind.DAMAGED).text()).contains("its manifest is damaged");
    }

    @Test
    void aChangedContentInTheMetadataIsFound() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("metadata.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE contents SET bytes = CAST('7' AS BLOB) WHERE bytes IS NOT NULL");
        }

        assertThat(theOnlyOne(Kind.DAMAGED).text())
                .startsWith("'length/integer' of run '")
                .endsWith("its content in the metadata has another digest.");
    }

    @Test
    void anArtifactThatNobodyProducedIsAnOrphanUnlessItIsPinned() throws IOException {
        Digest orphan = publish("orphan");

        assertThat(theOnlyOne(Kind.ORPHAN).digest()).contains(orphan);
        assertThat(check().isWhole()).isTrue();

        metadata.ledger().pin(orphan, "someone");
        assertThat(check().problems()).isEmpty();

        Files.delete(artifacts.local(orphan).resolve("file"));
        assertThat(theOnlyOne(Kind.DAMAGED).text()).contains("which no execution produced: file 'file' is missing");
    }

    @Test
    void whatWasReadOrPinnedAndIsNowhereIsDangling() {
        Digest nowhere = Digest.of("nowhere");
        metadata.ledger().pin(nowhere, "someone");
        assertThat(theOnlyOne(Kind.DANGLING).text())
                .isEqualTo("Someone pinned artifact '%s', which no execution produced and which is not there."
                        .formatted(nowhere.brief()));
        metadata.ledger().unpin(nowhere, "someone");

        append(metadata, started("r", owner.id()), finished("r", "reader", Optional.of(nowhere), Optional.empty()));
        assertThat(theOnlyOne(Kind.DANGLING).text()).startsWith("An execution read artifact");
    }

    @Test
    void whatIsNoArtifactIsNamed() throws IOException {
        Path shelf = artifacts.local(letters).getParent().getParent();
        Files.writeString(shelf.resolve("notes.txt"), "mine");
        Files.writeString(shelf.resolveSibling("README"), "mine");
        Files.createDirectories(shelf.resolveSibling("zz").resolve(letters.hex()));

        assertThat(check().counts()).isEqualTo(Map.of(Kind.STRANGER, 3L));
        assertThat(check().text()).contains("notes.txt' is no artifact.");
    }

    @Test
    void whatOwnersThatAreGoneHaveLeftIsNoError() throws IOException {
        Files.createDirectories(directory.resolve("staging/1-1-gone/1/files"));
        append(metadata, started("r1", "1-1-gone"));
        append(metadata, started("r2", owner.id()));

        assertThat(check().counts()).isEqualTo(Map.of(Kind.ABANDONED_STAGING, 1L, Kind.ABANDONED_RUN, 1L));
        assertThat(check().isWhole()).isTrue();
    }

    @Test
    void aDamagedArtifactThatWasMadeAgainIsOnlySetAside() throws IOException {
        changeWithoutTrace();
        artifacts.discard(letters);
        assertThat(check().counts()).containsOnlyKeys(Kind.SET_ASIDE, Kind.MISSING);
        try (Workspace workspace = Workspace.open(directory)) {
            workspace.run(Pipeline.define("p", p -> p.add(new Letters(MANY)))).orThrow();
        }

        assertThat(theOnlyOne(Kind.SET_ASIDE).text()).contains(letters.hex());
    }

    @Test
    void ofManyProblemsAllAreCountedAndTheFirstAreListed() throws IOException {
        try (InMemoryArtifactStore store = new InMemoryArtifactStore();
                MetadataStore events = new InMemoryMetadataStore()) {
            append(events, started("r", "me"));
            int many = CheckReport.MOST_OF_A_KIND + 1;
            IntStream.range(0, many)
                    .forEach(i -> append(
                            events, finished("r", "n" + i, Optional.empty(), Optional.of(Digest.of("gone " + i)))));

            CheckReport report = StoreCheck.of(events, store);

            assertThat(report.counts()).isEqualTo(Map.of(Kind.MISSING, (long) many));
            assertThat(report.problems()).hasSize(CheckReport.MOST_OF_A_KIND);
        }
    }

    private CheckReport check() {
        return StoreCheck.of(metadata, artifacts, directory);
    }

    private Problem theOnlyOne(Kind kind) {
        CheckReport report = check();
        assertThat(report.counts()).isEqualTo(Map.of(kind, 1L));
        return report.problems().get(0);
    }

    private void discard() throws IOException {
        Path artifact = artifacts.local(letters).getParent();
        Files.move(artifact, directory.resolve("elsewhere"));
    }

    private void changeWithoutTrace() throws IOException {
        Path file = artifacts.local(letters).resolve("value.json");
        FileTime time = Files.getLastModifiedTime(file);
        Files.delete(file);
        Files.writeString(file, "\"" + "y".repeat(MANY) + "\"");
        Files.setLastModifiedTime(file, time);
    }

    private Digest publish(String content) throws IOException {
        try (ArtifactStore.Staging staging = artifacts.stage()) {
            Files.writeString(staging.directory().resolve("file"), content);
            Manifest manifest = Manifest.of(staging.directory(), path -> false);
            staging.publish(manifest);
            return manifest.digest();
        }
    }

    private static void append(MetadataStore store, Event... events) {
        store.append(List.of(events)).toCompletableFuture().join();
    }

    private static Event started(String run, String owner) {
        return new Event.RunStarted(run, "p", owner, "{}", "host", Map.of(), Instant.EPOCH);
    }

    private static Event finished(String run, String node, Optional<Digest> input, Optional<Digest> output) {
        return new Event.ExecutionFinished(
                ExecutionId.first(run, node),
                "p",
                Event.Outcome.EXECUTED,
                "",
                Optional.empty(),
                Map.of(),
                "{}",
                input.map(digest -> new Event.InputRecord("in", "other", "out", "Table", Optional.of(digest))).stream()
                        .toList(),
                output
                        .map(digest -> new Event.OutputRecord(
                                "out", "Table", Optional.of(digest), "", 0, Optional.empty(), Map.of()))
                        .stream()
                        .toList(),
                "",
                Usage.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
