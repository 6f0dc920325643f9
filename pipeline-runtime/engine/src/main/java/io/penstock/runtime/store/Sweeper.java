package io.penstock.runtime.store;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears what owners left that are gone, and only that: their staging places are deleted, their open runs end as
 * interrupted. To be used when a workspace is opened, and when a run seems not to end. Several processes may sweep at once.
 */
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final String LOCK = ".lock";

    /** How long what was left unfinished waits for someone to go on with it. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Layout layout;
    private final String self;
    private final MetadataStore metadata;
    private final FileLayer disk = new Disk();

    /** Creates a sweeper for a workspace, in the name of one of its owners. */
    public Sweeper(Path root, OwnerLock self, MetadataStore metadata) {
        this(root, self.id(), metadata);
    }

    /** Creates a sweeper for a workspace, in the name of the owner with an id. */
    public Sweeper(Path root, String self, MetadataStore metadata) {
        this.layout = new Layout(root.toAbsolutePath());
        this.self = self;
        this.metadata = metadata;
    }

    /**
     * Sweeps once.
     *
     * @param now when the runs that are found broken off end
     * @return the ids of these runs
     * @throws EnvironmentException if something cannot be read or deleted
     */
    public List<String> sweep(Instant now) {
        try {
            List<String> interrupted = new ArrayList<>();
            for (String owner : owners()) {
                interrupted.addAll(clear(owner, now));
            }
            forgetUnfinished(now.minus(PATIENCE));
            return interrupted;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Workspace '%s' cannot be swept: %s. Check its permissions.".formatted(layout.root(), e), e);
        }
    }

    /** The lock file goes last: a sweep that is broken off is taken up by the next one. */
    private List<String> clear(String owner, Instant now) throws IOException {
        try (OwnerLock.Estate estate = OwnerLock.estate(layout, owner)) {
            if (!estate.isFree()) {
                return List.of();
            }
            LOG.info("Owner '{}' of workspace '{}' is gone; what it left is cleared.", owner, layout.root());
            disk.deleteTree(layout.staging(owner));
            List<String> runs = metadata.interrupt(owner, now);
            Files.deleteIfExists(layout.hold(owner));
            Files.deleteIfExists(layout.lock(owner));
            return runs;
        }
    }

    private void forgetUnfinished(Instant before) throws IOException {
        for (Path place : Layout.entries(layout.unfinished())) {
            if (lastUse(place).isBefore(before)) {
                disk.deleteTree(place);
            }
        }
    }

    /** Another process may end its work in the meantime. */
    private static Instant lastUse(Path place) throws IOException {
        try {
            return UnfinishedWork.lastUse(place);
        } catch (NoSuchFileException e) {
            LOG.debug("Unfinished work in '{}' has ended.", place, e);
            return Instant.MAX;
        }
    }

    /** Everyone who left a trace, but this owner. */
    private Set<String> owners() throws IOException {
        Set<String> owners = new TreeSet<>();
        names(layout.staging()).forEach(owners::add);
        names(layout.owners())
                .filter(name -> name.endsWith(LOCK))
                .map(name -> name.substring(0, name.length() - LOCK.length()))
                .forEach(owners::add);
        metadata.openRuns().stream().map(RunRecord::owner).forEach(owners::add);
        owners.remove(self);
        return owners;
    }

    private static Stream<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }
}
