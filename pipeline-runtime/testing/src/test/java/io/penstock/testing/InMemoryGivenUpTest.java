package io.penstock.testing;

import io.penstock.runtime.metadata.InMemoryMetadataStore;
import io.penstock.runtime.metadata.MetadataStore;

class InMemoryGivenUpTest extends GivenUpContract {

    @Override
    public MetadataStore openEmpty() {
        return new InMemoryMetadataStore();
    }
}
