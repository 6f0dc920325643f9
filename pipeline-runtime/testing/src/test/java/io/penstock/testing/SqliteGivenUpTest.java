package io.penstock.testing;

import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteGivenUpTest extends GivenUpContract {

    @TempDir
    private Path directory;

    @Override
    public MetadataStore openEmpty() {
        return SqliteMetadataStore.open(directory.resolve("metadata.db"));
    }
}
