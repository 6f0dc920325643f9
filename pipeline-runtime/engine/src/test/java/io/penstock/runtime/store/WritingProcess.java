package io.penstock.runtime.store;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Usage;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A process that publishes artifacts and records executions on four threads for as long as it lives, and writes the name of
 * each node when it is acknowledged.
 */
final class WritingProcess {

    private static final int THREADS = 4;

    private final ArtifactStore artifacts;
    private final MetadataStore metadata;
    private final String run;

    private WritingProcess(ArtifactStore artifacts, MetadataStore metadata, String run) {
        this.artifacts = artifacts;
        this.metadata = metadata;
        this.run = run;
    }

    /** Takes the workspace and the id of the run. */
    public static void main(String[] arguments) {
        Path workspace = Path.of(arguments[0]);
        OwnerLock owner = OwnerLock.acquire(workspace);
        MetadataStore metadata = SqliteMetadataStore.open(workspace.resolve("metadata.db"));
        new Sweeper(workspace, owner, metadata).sweep(Instant.EPOCH);
        WritingProcess process = new WritingProcess(LocalArtifactStore.open(workspace, owner), metadata, arguments[1]);
        process.append(new Event.RunStarted(process.run, "crash", owner.id(), "{}", "host", Map.of(), Instant.EPOCH));
        IntStream.range(0, THREADS).forEach(number -> new Thread(() -> process.work(number)).start());
    }

    private void work(int thread) {
        for (int i = 0; ; i++) {
            String node = "node-%d-%d".formatted(thread, i);
            Event.OutputRecord output = i % 3 == 0 ? published(node) : inline(node);
            append(new Event.ExecutionStarted(ExecutionId.first(run, node), Instant.EPOCH), finished(node, output));
            System.out.println(node);
        }
    }

    private void append(Event... events) {
        metadata.append(List.of(events)).toCompletableFuture().join();
    }

    private Event.ExecutionFinished finished(String node, Event.OutputRecord output) {
        return new Event.ExecutionFinished(
                ExecutionId.first(run, node),
                "crash",
                Event.Outcome.EXECUTED,
                "",
                Optional.of(Digest.of(run + node)),
                Map.of(),
                "{}",
                List.of(),
                List.of(output),
                "",
                Usage.NONE,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Event.OutputRecord published(String node) {
        try (ArtifactStore.Staging staging = artifacts.stage()) {
            Files.writeString(staging.directory().resolve("a"), (run + node).repeat(2_000));
            Files.writeString(staging.directory().resolve("b"), node);
            Manifest manifest = Manifest.of(staging.directory(), path -> false);
            staging.publish(manifest);
            return output(manifest.digest(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Event.OutputRecord inline(String node) {
        String content = run + node;
        return output(Digest.of(content), Optional.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Event.OutputRecord output(Digest digest, Optional<byte[]> inline) {
        return new Event.OutputRecord("out", "Table", Optional.of(digest), "", 0, inline, Map.of());
    }
}
