package io.penstock.runtime.execution;

import io.penstock.ListResolver;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Resolver;
import io.penstock.artifact.ArtifactRecord;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.execution.PortState.Present;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Lets resolvers find what the workspace holds. Thread-safe. */
record Resolution(Machinery machinery) {

    NodeEnd one(Node node, Ending ending, Resolver<?> resolver, RunContext context) {
        Optional<ArtifactRecord> found = resolver.resolve(machinery.catalog(), port -> record(port, context));
        found.ifPresent(record -> checkType(node, record, node.ports().get(0).type()));
        return found.isPresent() ? ending.found(found.get()) : ending.absent(resolver.whenAbsent());
    }

    NodeEnd several(Node node, Ending ending, ListResolver<?> resolver, RunContext context) throws IOException {
        List<ArtifactRecord> found = resolver.resolve(machinery.catalog(), port -> record(port, context));
        if (found.isEmpty()) {
            return ending.absent(resolver.whenAbsent());
        }
        Port<?> port = node.ports().get(0);
        Type element = ((ParameterizedType) port.type()).getActualTypeArguments()[0];
        found.forEach(record -> checkType(node, record, element));
        List<Present> elements =
                found.stream().map(record -> Present.of(element, record)).toList();
        return ending.found(found, new ListComposer(machinery).compose(port, elements));
    }

    private static void checkType(Node node, ArtifactRecord found, Type expected) {
        if (!found.type().equals(expected.getTypeName())) {
            throw new ComponentException(
                    "Resolver '%s' found a '%s', but its output is a '%s'. Ask the catalog for that type."
                            .formatted(node.id(), found.type(), expected.getTypeName()));
        }
    }

    private Optional<ArtifactRecord> record(Port<?> input, RunContext context) {
        return context.state(input) instanceof Present present
                ? Optional.of(present.record(machinery.metadata()))
                : Optional.empty();
    }
}
