package io.penstock.runtime.schedule;

import io.penstock.Component;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.artifacts.ArtifactForm;
import io.penstock.runtime.artifacts.DamagedArtifact;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.schedule.PortState.Present;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads artifacts for the nodes of a run, and lets the producer of a damaged one run again. Thread-safe. */
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final Machinery machinery;
    private final NodeRunner runner;
    private final Function<String, @Nullable NodeEnd> ends;
    private final Function<NodeEnd, NodeEnd> again;
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /**
     * Creates a restoration for one run.
     *
     * @param ends how a node ended, by its id
     * @param again takes the end of a node that ran again
     */
    Restoration(
            Machinery machinery,
            NodeRunner runner,
            Function<String, @Nullable NodeEnd> ends,
            Function<NodeEnd, NodeEnd> again) {
        this.machinery = machinery;
        this.runner = runner;
        this.ends = ends;
        this.again = again;
    }

    /**
     * Reads an artifact.
     *
     * @throws DataException if it is damaged and cannot be made again
     */
    Object read(Port<?> port, Present present) throws IOException {
        ArtifactForm form = machinery.forms().of(port.type());
        try {
            return machinery.reader().read(form, present.digest());
        } catch (DamagedArtifact damage) {
            return readRestored(port, present, form);
        }
    }

    private Object readRestored(Port<?> port, Present present, ArtifactForm form) throws IOException {
        synchronized (locks.computeIfAbsent(port.node(), id -> new Object())) {
            try {
                return machinery.reader().read(form, present.digest());
            } catch (DamagedArtifact damage) {
                restore(port, present, damage);
            }
        }
        try {
            return machinery.reader().read(form, present.digest());
        } catch (DamagedArtifact damage) {
            throw new DataException(
                    "%s It was made again and is damaged again. Check the disk.".formatted(damage.getMessage()),
                    damage);
        }
    }

    private void restore(Port<?> port, Present present, DamagedArtifact damage) throws IOException {
        String what = "'%s': %s".formatted(port, damage.getMessage());
        NodeEnd before = ends.apply(port.node());
        if (before == null || !(before.node().step() instanceof Component)) {
            throw new DataException(
                    "%s Node '%s' of run '%s' of pipeline '%s' made it. Run that pipeline again to have it back."
                            .formatted(what, present.node(), present.run(), present.pipeline()),
                    damage);
        }
        LOG.warn("{} It is made again.", what);
        before.event().key().ifPresent(machinery.metadata()::invalidate);
        machinery.reader().discard(present.digest());
        NodeEnd after = again.apply(run(before.node(), before.event().id(), what));
        checkSame(port, present, after);
    }

    private NodeEnd run(Node node, ExecutionId id, String reason) throws IOException {
        ExecutionId next = new ExecutionId(id.run(), id.node(), id.item(), id.attempt() + 1);
        try {
            return runner.again(node, next, reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "%s It could not be made again: the run was cancelled.".formatted(reason), e);
        } catch (CompletionException e) {
            throw new ComponentException("%s It could not be made again.".formatted(reason), e);
        }
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
