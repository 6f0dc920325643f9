package io.penstock.runtime.store;

import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process that owns a run and a staging place of a workspace, says so, and waits to be killed. */
final class OwnerProcess {

    private OwnerProcess() {}

    /** Takes the workspace as its argument. */
    public static void main(String[] arguments) throws IOException {
        Path workspace = Path.of(arguments[0]);
        OwnerLock owner = OwnerLock.acquire(workspace);
        MetadataStore metadata = SqliteMetadataStore.open(workspace.resolve("metadata.db"));
        String run = "run-of-" + owner.id();
        metadata.append(List.of(new Event.RunStarted(run, "taxi", owner.id(), "{}", "host", Map.of(), Instant.EPOCH)))
                .toCompletableFuture()
                .join();
        Files.writeString(
                LocalArtifactStore.open(workspace, owner).stage().directory().resolve("half"), "half of an artifact");
        System.out.println(owner.id());
        System.in.read();
    }
}
