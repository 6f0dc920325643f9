package io.penstock.runtime.isolation.child;

import io.penstock.Port;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.execution.NodeEnd;
import io.penstock.runtime.execution.PortState;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.execution.RunContext;
import io.penstock.runtime.execution.RunObserver;
import io.penstock.runtime.isolation.wire.Message;
import io.penstock.runtime.isolation.wire.Request;
import io.penstock.runtime.isolation.wire.Request.Behind;
import io.penstock.runtime.isolation.wire.Request.PortName;
import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The inputs of a request, and a parent that is told. */
final class ChildContext implements RunContext, RunObserver {

    private final ArtifactForms forms;
    private final Replies replies;
    private final Orders.Stop stop;
    private final Map<Port<?>, PortState> states = new HashMap<>();
    private final Map<Present, Behind.Artifact> artifacts = new HashMap<>();
    private final Map<Present, PortName> ports = new HashMap<>();

    ChildContext(Request request, ArtifactForms forms, Replies replies, Orders.Stop stop) {
        this.forms = forms;
        this.replies = replies;
        this.stop = stop;
        request.inputs().forEach(input -> states.put(input.port().port(), state(input)));
    }

    private PortState state(Request.Input input) {
        if (input.behind() instanceof Behind.Artifact artifact) {
            Present present = Present.of(input.port().type().type(), artifact.record());
            artifacts.put(present, artifact);
            ports.put(present, input.port());
            return present;
        }
        return new Withheld(((Behind.Withheld) input.behind()).reason());
    }

    ArtifactRecord record(Present present) {
        return artifact(present).record();
    }

    /** Returns the input that an artifact is behind; if it is behind several, any. */
    PortName port(Present present) {
        return Objects.requireNonNull(ports.get(present), present::toString);
    }

    @Override
    public PortState state(Port<?> port) {
        return Objects.requireNonNull(states.get(port), port::toString);
    }

    @Override
    public Object read(Port<?> port, Present present) throws IOException {
        return forms.of(present.type()).read(artifact(present).files());
    }

    @Override
    public Path files(Port<?> port, Present present, Path place) {
        return artifact(present).files();
    }

    @Override
    public boolean isCancelled() {
        return stop.isRequested();
    }

    @Override
    public RunObserver observer() {
        return this;
    }

    @Override
    public void progress(ExecutionId id, long done, long total, String unit) {
        replies.send(new Message.Progressed(done, total, unit));
    }

    /** The parent knows. */
    @Override
    public void started(ExecutionId id) {}

    /** The parent decides how the node ends. */
    @Override
    public void finished(NodeEnd end) {}

    private Behind.Artifact artifact(Present present) {
        return Objects.requireNonNull(artifacts.get(present), present::toString);
    }
}
