package io.penstock;

import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the fields of one step into inputs and configuration, and says what cannot be either. */
final class StepFields {

    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Class.class,
            BigDecimal.class,
            BigInteger.class,
            URI.class,
            ExternalInput.class,
            OutputLocation.class,
            Secret.class);

    private final String node;
    private final boolean pathsAllowed;
    private final List<String> problems;
    private final List<Node.Input> inputs = new ArrayList<>();
    private final TypeBindings bindings = new TypeBindings();

    private StepFields(String node, Step<?> step, List<String> problems) {
        this.node = node;
        this.pathsAllowed = step instanceof Component<?> component && component.reachesOutside();
        this.problems = problems;
    }

    static StepFields of(String node, Step<?> step, List<String> problems) {
        StepFields fields = new StepFields(node, step, problems);
        if (step.getClass().isRecord()) {
            fields.record("", step);
        } else {
            problems.add("Node '%s': %s is not a record. Make it one, so that its inputs and configuration are known."
                    .formatted(node, describe(step)));
        }
        return fields;
    }

    List<Node.Input> inputs() {
        return inputs;
    }

    TypeBindings bindings() {
        return bindings;
    }

    private void record(String path, Object record) {
        for (RecordShape.Field field : RecordShape.of(record.getClass()).fields()) {
            String name = path.isEmpty() ? field.name() : path + "." + field.name();
            Object value = field.of(record);
            bindings.bind(field.type(), value);
            value(name, value, true);
        }
    }

    private void value(String path, @Nullable Object value, boolean required) {
        if (value == null) {
            problems.add("Node '%s': '%s' is null. Give it a value, or declare it Optional.".formatted(node, path));
        } else if (value instanceof Port<?> port) {
            inputs.add(new Node.Input(path, port, required));
        } else if (value instanceof Path) {
            path(path, value);
        } else if (!isLeaf(value)) {
            composite(path, value);
        }
    }

    private void composite(String path, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> value(path, inner, false));
        } else if (value instanceof Collection<?> elements) {
            elements(path, elements);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> value(path + "['" + key + "']", inner, false));
        } else if (value instanceof Record && !isLambda(value)) {
            record(path, value);
        } else {
            problems.add(refusal(path, value));
        }
    }

    private void elements(String path, Collection<?> elements) {
        int index = 0;
        for (Object element : elements) {
            value("%s[%d]".formatted(path, index++), element, false);
        }
    }

    private void path(String path, Object value) {
        if (!pathsAllowed) {
            problems.add(
                    ("Node '%s': '%s' is the bare path '%s', which says nothing of the content. Use ExternalInput.of(path)"
                                    + " for what is read, OutputLocation.of(path) for a place to write.")
                            .formatted(node, path, value));
        }
    }

    private String refusal(String path, Object value) {
        return isLambda(value)
                ? "Node '%s': '%s' is a lambda, which has no stable form. Make it a record that implements the interface."
                        .formatted(node, path)
                : "Node '%s': '%s' is %s, which does not go to JSON and back. Use a record of plain values."
                        .formatted(node, path, describe(value));
    }

    private static boolean isLeaf(Object value) {
        return value instanceof Number && value.getClass().getName().startsWith("java.lang.")
                || value instanceof Enum
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof Charset
                || LEAVES.contains(value.getClass());
    }

    private static boolean isLambda(Object value) {
        return value.getClass().isHidden() || value.getClass().isSynthetic();
    }

    private static String describe(Object value) {
        return isLambda(value) ? "a lambda" : "a " + value.getClass().getName();
    }
}
