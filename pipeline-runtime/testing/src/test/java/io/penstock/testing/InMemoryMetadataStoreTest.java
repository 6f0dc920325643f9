package io.penstock.testing;

import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;

class InMemoryMetadataStoreTest extends MetadataStoreContract {

    @Override
    public MetadataStore openEmpty() {
        return new InMemoryMetadataStore();
    }
}
