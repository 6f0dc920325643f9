package io.penstock.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies in the directory of a workspace beside its artifacts. Looks, and changes nothing. */
public final class Leftovers {

    private final Layout layout;

    /** Looks at a workspace. */
    public Leftovers(Path workspace) {
        this.layout = new Layout(workspace.toAbsolutePath());
    }

    /** Returns whether an owner of runs and staging places lives, in this process or in another. */
    public boolean isAlive(String owner) throws IOException {
        return OwnerLock.isAlive(layout, owner);
    }

    /** Returns the staging places of owners that are gone. */
    public List<Path> abandonedStaging() throws IOException {
        List<Path> abandoned = new ArrayList<>();
        for (Path place : Layout.entries(layout.staging())) {
            if (!isAlive(place.getFileName().toString())) {
                abandoned.add(place);
            }
        }
        return abandoned;
    }

    /** Returns the damaged artifacts that were set aside. */
    public List<Path> setAside() throws IOException {
        return Layout.entries(layout.damaged());
    }

    /** Returns the artifacts that were removed and are still to be deleted. */
    public List<Path> removed() throws IOException {
        return Layout.entries(layout.removed());
    }

    /** Returns what lies among the artifacts and is none. */
    public List<Path> strangers() throws IOException {
        return layout.strangers().toList();
    }
}
