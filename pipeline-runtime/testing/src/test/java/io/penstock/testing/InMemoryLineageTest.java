package io.penstock.testing;

import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;

class InMemoryLineageTest extends LineageContract {

    @Override
    public MetadataStore openEmpty() {
        return new InMemoryMetadataStore();
    }
}
