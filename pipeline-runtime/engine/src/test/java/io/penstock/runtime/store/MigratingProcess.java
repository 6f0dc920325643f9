package io.penstock.runtime.store;

import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import java.nio.file.Path;

/** Opens a metadata database, and thereby migrates it. */
final class MigratingProcess {

    private MigratingProcess() {}

    public static void main(String[] arguments) {
        SqliteMetadataStore.open(Path.of(arguments[0])).close();
    }
}
