package io.penstock.runtime;

import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.check.StoreCheck;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.nio.file.Path;

/** Checks a workspace that is closed. */
final class Checks {

    private Checks() {}

    static CheckReport of(Path directory) throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(directory);
                MetadataStore metadata = SqliteMetadataStore.open(directory.resolve("metadata.db"));
                LocalArtifactStore artifacts = LocalArtifactStore.open(directory, owner)) {
            return StoreCheck.of(metadata, artifacts, directory);
        }
    }
}
