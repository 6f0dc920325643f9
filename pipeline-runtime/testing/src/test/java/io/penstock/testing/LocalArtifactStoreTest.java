package io.penstock.testing;

import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactStoreTest extends ArtifactStoreContract {

    @TempDir
    private Path workspace;

    private OwnerLock owner;

    @Override
    public ArtifactStore openEmpty() {
        owner = OwnerLock.acquire(workspace);
        return LocalArtifactStore.open(workspace, owner);
    }

    @AfterEach
    void release() throws IOException {
        owner.close();
    }
}
