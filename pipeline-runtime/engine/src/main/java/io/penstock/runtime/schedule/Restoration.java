package io.penstock.runtime.schedule;

import io.penstock.Component;
import io.penstock.Port;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.artifacts.ArtifactForm;
import io.penstock.runtime.artifacts.ArtifactReader;
import io.penstock.runtime.artifacts.DamagedArtifact;
import io.penstock.runtime.execution.Machinery;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.NodeRunner;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.RunContext;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.Holds.Hold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads artifacts for the nodes of a run, and lets the producer of a damaged one run again. Thread-safe. */
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final Machinery machinery;
    private final Holds holds;
    private final NodeRunner runner;
    private final Function<Instance, RunContext> contexts;
    private final BiFunction<Instance, NodeEnd, NodeEnd> again;
    private final Map<Instance, Object> locks = new ConcurrentHashMap<>();

    /**
     * Creates a restoration for one run.
     *
     * @param contexts what a node sees of the run
     * @param again takes the end of a node that ran again
     */
    Restoration(
            Machinery machinery,
            Holds holds,
            NodeRunner runner,
            Function<Instance, RunContext> contexts,
            BiFunction<Instance, NodeEnd, NodeEnd> again) {
        this.machinery = machinery;
        this.holds = holds;
        this.runner = runner;
        this.contexts = contexts;
        this.again = again;
    }

    /**
     * Reads an artifact.
     *
     * @param states where the port is read
     * @throws DataException if it is damaged and cannot be made again
     */
    Object read(States states, Port<?> port, Present present) throws IOException {
        return use(states, port, present, machinery.reader()::read);
    }

    /** Returns a directory with the files of an artifact, as {@link #read} reads it; see {@link ArtifactReader#files}. */
    Path files(States states, Port<?> port, Present present, Path place) throws IOException {
        return use(states, port, present, (form, digest) -> machinery.reader().files(form, digest, place));
    }

    private <T> T use(States states, Port<?> port, Present present, ArtifactReader.Use<T> use) throws IOException {
        try {
            return use.of(machinery.forms().of(port.type()), present.digest());
        } catch (DamagedArtifact damage) {
            return useRestored(states.maker(port), port, present, use, damage);
        }
    }

    private <T> T useRestored(
            @Nullable Instance maker, Port<?> port, Present present, ArtifactReader.Use<T> use, DamagedArtifact damage)
            throws IOException {
        ArtifactForm form = machinery.forms().of(port.type());
        if (maker == null || !(maker.node().step() instanceof Component)) {
            throw lost(port, present, damage);
        }
        synchronized (locks.computeIfAbsent(maker, first -> new Object())) {
            try {
                return use.of(form, present.digest());
            } catch (DamagedArtifact still) {
                restore(maker, port, present, still);
            }
        }
        try {
            return use.of(form, present.digest());
        } catch (DamagedArtifact twice) {
            throw new DataException(
                    "%s It was made again and is damaged again. Check the disk.".formatted(twice.getMessage()), twice);
        }
    }

    private void restore(Instance maker, Port<?> port, Present present, DamagedArtifact damage) throws IOException {
        String what = "'%s': %s".formatted(port, damage.getMessage());
        NodeEnd before = Objects.requireNonNull(maker.end());
        LOG.warn("{} It is made again.", what);
        before.event().key().ifPresent(machinery.metadata()::invalidate);
        machinery.reader().discard(present.digest());
        Hold hold = holds.open();
        try (hold) {
            checkSame(
                    port, present, again.apply(maker, run(maker, before.event().id(), what)));
        }
    }

    private NodeEnd run(Instance maker, ExecutionId id, String reason) throws IOException {
        ExecutionId next = new ExecutionId(id.run(), id.node(), id.item(), id.attempt() + 1);
        try {
            return runner.again(maker.node(), next, contexts.apply(maker), reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "%s It could not be made again: the run was cancelled.".formatted(reason), e);
        } catch (CompletionException e) {
            throw new ComponentException("%s It could not be made again.".formatted(reason), e);
        }
    }

    /** Lets the next run of whatever writes such content make it again, which would else find it by its key, and as large as it was. */
    private DataException lost(Port<?> port, Present present, DamagedArtifact damage) throws IOException {
        MetadataStore metadata = machinery.metadata();
        metadata.writers(List.of(present.digest()), Long.MAX_VALUE, Set.of()).forEach(writer -> metadata.finished(
                        writer.id().run(), writer.id().node(), writer.id().item())
                .flatMap(ExecutionFinished::key)
                .ifPresent(metadata::invalidate));
        machinery.reader().discard(present.digest());
        return new DataException(
                "'%s': %s Node '%s' of run '%s' of pipeline '%s' made it. Run that pipeline again to have it back."
                        .formatted(port, damage.getMessage(), present.node(), present.run(), present.pipeline()),
                damage);
    }

    private static void checkSame(Port<?> port, Present before, NodeEnd after) {
        if (!(after.ports().get(port) instanceof Present made) || !made.digest().equals(before.digest())) {
            throw new DataException(
                    ("'%s' was damaged, was made again and came out different, so what was built on it is stale. Run the pipeline"
                                    + " again; see what makes node '%s' give another result each time.")
                            .formatted(port, port.node()));
        }
    }
}
