package io.penstock.testing;

import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.InMemoryArtifactStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {

    private final InMemoryArtifactStore store = new InMemoryArtifactStore();

    @Override
    public ArtifactStore openEmpty() {
        return store;
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }
}
