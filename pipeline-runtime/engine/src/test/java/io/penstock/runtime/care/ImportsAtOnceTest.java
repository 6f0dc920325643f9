package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.store.ChildProcess;
import io.penstock.runtime.store.ClaimFiles;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes import one archive into one workspace at the same time. */
class ImportsAtOnceTest {

    private static final String HERE = "> here";

    @TempDir
    private Path directory;

    /** Imports, and waits for a word in the middle. */
    static final class Importing {

        private Importing() {}

        /** Arguments: the workspace and the archive. */
        public static void main(String[] arguments) {
            boolean[] importing = {false};
            Clock clock = new CareSteps.AskedClock(() -> {
                if (importing[0]) {
                    importing[0] = false;
                    await();
                }
            });
            try (Workspace workspace =
                    Workspace.builder(Path.of(arguments[0])).clock(clock).open()) {
                importing[0] = true;
                System.out.println("> " + workspace.care().importRun(Path.of(arguments[1])));
            }
        }

        private static void await() {
            try {
                System.out.println(HERE);
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void theSecondWaitsAndFindsWhatTheFirstBrought() throws IOException {
        Path root = directory.resolve("abroad");
        Path archive = directory.resolve("run.zip");
        RunReport run = export(archive);
        Workspace.open(root).close();
        CompletableFuture<Void> waiting = new CompletableFuture<>();

        try (ChildProcess first = new ChildProcess(Importing.class, root.toString(), archive.toString())) {
            assertThat(skipTo(first)).isEqualTo(HERE);
            CompletableFuture<ImportReport> second =
                    CompletableFuture.supplyAsync(() -> bringIn(root, archive, waiting));
            CompletableFuture.anyOf(waiting, second).join();
            assertThat(second).isNotDone();
            first.say("go on");

            assertThat(skipTo(first)).isEqualTo("> " + new ImportReport(run.id(), 2, 2));
            assertThat(second.join()).isEqualTo(new ImportReport(run.id(), 0, 0));
        }
        try (Workspace workspace = Workspace.open(root)) {
            assertThat(workspace.metadata().eventsAfter(0, 1_000))
                    .extracting(Recorded::event)
                    .filteredOn(Event.ExecutionFinished.class::isInstance)
                    .hasSize(2);
            assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
        }
    }

    private RunReport export(Path archive) {
        try (Workspace home = Workspace.open(directory.resolve("home"))) {
            RunReport run = home.run(letters(MANY)).orThrow();
            home.care().exportRun(run.id(), archive);
            return run;
        }
    }

    /** Imports as a workspace does, and tells when it waits for another process. */
    private static ImportReport bringIn(Path root, Path archive, CompletableFuture<Void> waiting) {
        try (OwnerLock owner = OwnerLock.acquire(root);
                MetadataStore metadata = SqliteMetadataStore.open(root.resolve("metadata.db"));
                LocalArtifactStore artifacts = LocalArtifactStore.open(root, owner);
                ClaimFiles claims = ClaimFiles.open(
                        root.resolve("claims"), CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
                Holds holds = Holds.in(root, owner)) {
            Premises premises = new Premises(
                    "second",
                    Optional.of(root),
                    metadata,
                    artifacts,
                    holds,
                    telling(claims, waiting),
                    Clock.systemUTC());
            return new StoreCare(premises).importRun(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Claims telling(Claims claims, CompletableFuture<Void> waiting) {
        return new Claims() {
            @Override
            public Optional<CompletionStage<Void>> take(Digest key) {
                Optional<CompletionStage<Void>> again = claims.take(key);
                again.ifPresent(moment -> waiting.complete(null));
                return again;
            }

            @Override
            public void release(Digest key) {
                claims.release(key);
            }
        };
    }

    private static String skipTo(ChildProcess process) throws IOException {
        Optional<String> line = process.line();
        while (line.isPresent() && !line.get().startsWith("> ")) {
            line = process.line();
        }
        return line.orElseThrow();
    }
}
