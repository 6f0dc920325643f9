package io.penstock.runtime.isolation.child;

import com.google.common.base.Throwables;
import io.penstock.Node;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.artifacts.ArtifactForms;
import io.penstock.runtime.cache.CacheKeys;
import io.penstock.runtime.execution.NodeExecution;
import io.penstock.runtime.execution.OutputDraft;
import io.penstock.runtime.execution.Workbench;
import io.penstock.runtime.isolation.wire.Message;
import io.penstock.runtime.isolation.wire.Message.Content;
import io.penstock.runtime.isolation.wire.Message.Made;
import io.penstock.runtime.isolation.wire.Request;
import io.penstock.runtime.isolation.wire.Request.PortName;
import io.penstock.runtime.observe.LevelLogger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The run of one requested component. */
record Errand(Path exchange, Request request, Replies replies, Orders.Stop stop) {

    Message run() throws IOException, InterruptedException {
        Node node = node();
        ArtifactForms forms = new ArtifactForms();
        ChildContext context = new ChildContext(request, forms, replies, stop);
        Workbench bench = new Workbench(
                forms,
                new ExchangePlaces(exchange),
                (name, step, value) -> replies.send(new Message.Measured(name, step, value)),
                logger(node.step()),
                request.threads(),
                context::record,
                CacheKeys.withoutCode()::of,
                key -> request.unfinished());
        try (NodeExecution execution = new NodeExecution(node, request.id(), request.key(), bench, context)) {
            execution.work();
            return new Message.Ended(made(execution, context));
        }
    }

    /** Makes a logger whose lines the parent writes. */
    private Logger logger(Step<?> step) {
        return new LevelLogger(
                step.getClass().getName(),
                level -> level.toInt() >= request.level().toInt(),
                (level, message, cause) -> replies.send(new Message.Logged(level, message, stack(cause))));
    }

    private static String stack(@Nullable Throwable cause) {
        return cause == null ? "" : Throwables.getStackTraceAsString(cause).stripTrailing();
    }

    /**
     * The types of ports come with the request, see {@link io.penstock.runtime.isolation.wire.TypeName}, and with the type the name
     * of an only output. Else ports are equal by name.
     */
    private Node node() {
        String id = request.id().node();
        Step<?> step = CanonicalJson.read(request.step(), Step.class, "step '%s'".formatted(id));
        Node apart = Node.apart(id, step);
        List<Node.Input> inputs = new ArrayList<>();
        for (Node.Input input : apart.inputs()) {
            Port<?> port = request.inputs().get(inputs.size()).port().port();
            inputs.add(new Node.Input(input.field(), port, input.required()));
        }
        List<Port<?>> outputs = new ArrayList<>();
        request.outputs().stream().map(PortName::port).forEach(outputs::add);
        Outputs value = apart.outputs() instanceof Port ? outputs.get(0) : apart.outputs();
        return new Node(id, step, inputs, value, outputs, apart.options());
    }

    private static List<Made> made(NodeExecution execution, ChildContext context) {
        List<Made> outputs = new ArrayList<>();
        execution.drafts().forEach((port, draft) -> {
            Optional<Content> content = draft.content().map(set -> content(set, context));
            outputs.add(new Made(port.name(), content, draft.properties()));
        });
        return outputs;
    }

    private static Content content(OutputDraft.Content content, ChildContext context) {
        if (content instanceof OutputDraft.Content.Inline inline) {
            return new Content.Inline(inline.json());
        }
        if (content instanceof OutputDraft.Content.Staged staged) {
            return new Content.Files(staged.place().directory());
        }
        if (content instanceof OutputDraft.Content.Withheld withheld) {
            return new Content.Withheld(withheld.reason());
        }
        PortName input = context.port(((OutputDraft.Content.Passed) content).input());
        return new Content.Passed(input.node(), input.name());
    }
}
