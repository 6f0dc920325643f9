package io.penstock;

import io.penstock.errors.DefinitionException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a pipeline while it is being defined, and hands out their ports. Used by one thread. */
public final class PipelineBuilder {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern SMALL_THEN_LARGE = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern LARGE_THEN_WORD = Pattern.compile("([A-Z])([A-Z][a-z])");

    private final String pipeline;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Step<?>> steps = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Scope scope = new Scope(null);
    private String prefix = "";

    PipelineBuilder(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Adds a step under the kebab-case name of its class: {@code CsvExampleGen} becomes {@code csv-example-gen}.
     *
     * @return its outputs
     * @throws DefinitionException if its outputs cannot be named; other problems are collected and thrown together
     */
    public <O extends Outputs> O add(Step<O> step) {
        return add(step, UnaryOperator.identity());
    }

    /** Adds a step under the kebab-case name of its class, and says how it is run. */
    public <O extends Outputs> O add(Step<O> step, UnaryOperator<NodeOptions> options) {
        return add(step == null ? "null" : kebabCase(step.getClass().getSimpleName()), step, options);
    }

    /**
     * Adds a step under a name of its own.
     *
     * @param id unique in the pipeline: letters, digits, {@code -} and {@code _}
     */
    public <O extends Outputs> O add(String id, Step<O> step) {
        return add(id, step, UnaryOperator.identity());
    }

    /**
     * Adds a step under a name of its own, and says how it is run:
     *
     * <pre>{@code
     * p.add("trainer", new Trainer(features, estimator), node -> node.retry(Retry.attempts(3)));
     * }</pre>
     */
    public <O extends Outputs> O add(String id, Step<O> step, UnaryOperator<NodeOptions> options) {
        if (step == null) {
            throw refuse("Node '%s' is null. Give add() a component.".formatted(id));
        }
        String full = unique(id);
        StepFields fields = StepFields.of(full, step, problems);
        fields.inputs().forEach(input -> checkPort(full, input));
        OutputPorts<O> outputs = outputs(full, step, fields);
        NodeOptions how = options(full, step, options);
        scope.add(new Node(full, step, fields.inputs(), outputs.value(), outputs.ports(), how));
        steps.put(full, step);
        check(full, step);
        return outputs.value();
    }

    /**
     * Runs a part of the pipeline for every element of a list that is known only at run time:
     *
     * <pre>{@code
     * Port<List<Score>> scores = p.forEach(trials, trial -> p.add(new Score(p.add(new TrialTrainer(features, trial)))));
     * }</pre>
     *
     * <p>The body is evaluated once, while the pipeline is defined. At run time each element is an artifact of its own, and each
     * execution is cached by itself. An element whose result is withheld is left out of the list, whose order is that of
     * the elements; if one fails, the others go on and then the whole fails.
     *
     * @param items the elements
     * @param body adds the steps for one element to this builder, and returns the port with its result
     */
    public <T, R> Port<List<R>> forEach(Port<List<T>> items, Function<Port<T>, Port<R>> body) {
        return forEach("for-each-" + localName(items), items, Tolerance.none(), body);
    }

    /**
     * Runs a part of the pipeline for every element of a list, under a name of its own.
     *
     * @param tolerance how many elements may fail; they are left out of the result
     */
    public <T, R> Port<List<R>> forEach(
            String id, Port<List<T>> items, Tolerance tolerance, Function<Port<T>, Port<R>> body) {
        String full = unique(id);
        List<Node.Input> inputs = new ArrayList<>(List.of(input(full, "items", items, true)));
        Port<T> item = port(full + "#", "item", argument(items.type()));
        Body made = body(full, List.of(item), () -> body.apply(item), inputs);
        Port<List<R>> results = port(
                full,
                "results",
                new GenericArtifactType(List.class, List.of(made.result().type())));
        scope.add(node(full, new FanOut<T, R>(items, made, tolerance), inputs, results));
        return results;
    }

    /** Runs a part of the pipeline a number of times, each round on the state that the one before left. */
    public <S> Port<S> repeat(Port<S> start, int rounds, Function<Port<S>, Port<S>> body) {
        return repeat(start, Until.rounds(rounds), body);
    }

    /** Runs a part of the pipeline round after round until a state is reached. */
    public <S> Port<S> repeat(Port<S> start, Until<S> until, Function<Port<S>, Port<S>> body) {
        return repeat("repeat-" + localName(start), start, until, (state, round) -> body.apply(state));
    }

    /**
     * Runs a part of the pipeline round after round, each on the state that the one before left, under a name of its own.
     *
     * <p>The body is evaluated once, while the pipeline is defined. A round that does what an earlier one did on the same state is
     * taken from the cache; a body whose rounds shall differ (by their random source, say) reads the number of the round.
     *
     * @param body adds the steps of one round to this builder; given the state and the number of the round, from 1
     * @return the last state; withheld if a round withholds it
     */
    public <S> Port<S> repeat(
            String id, Port<S> start, Until<S> until, BiFunction<Port<S>, Port<Integer>, Port<S>> body) {
        String full = unique(id);
        List<Node.Input> inputs = new ArrayList<>(List.of(input(full, "start", start, true)));
        Port<S> state = port(full + "#", "state", start.type());
        Port<Integer> round = port(full + "#", "round", Integer.class);
        Body made = body(full, List.of(state, round), () -> body.apply(state, round), inputs);
        Port<S> last = port(full, OutputPorts.nameOf(start.type()), start.type());
        scope.add(node(full, new Rounds<>(start, made, until), inputs, last));
        return last;
    }

    /**
     * Adds what a function adds under names with a prefix, so that the function can be used more than once:
     *
     * <pre>{@code
     * Port<Model> north = p.within("north", () -> regionalModel(p, northTrips));
     * }</pre>
     *
     * @param name letters, digits, {@code -} and {@code _}; a step {@code trainer} becomes {@code north.trainer}
     */
    public <R> R within(String name, Supplier<R> part) {
        checkName(name, name);
        String before = prefix;
        prefix = before + name + ".";
        try {
            return part.get();
        } finally {
            prefix = before;
        }
    }

    List<Node> finish() {
        if (!problems.isEmpty()) {
            throw failure();
        }
        return scope.nodes();
    }

    private Body body(String id, List<Port<?>> parameters, Supplier<Port<?>> steps, List<Node.Input> inputs) {
        Scope outer = scope;
        Scope inner = new Scope(outer);
        parameters.forEach(inner::parameter);
        scope = inner;
        try {
            Port<?> result = input(id, "result", steps.get(), true).port();
            Body body = inner.body(result);
            body.captured().forEach(port -> inputs.add(capturedBy(outer, port)));
            return body;
        } finally {
            scope = outer;
        }
    }

    private static Node.Input capturedBy(Scope outer, Port<?> port) {
        outer.reads(port);
        return new Node.Input("captured " + port, port, false);
    }

    private Node node(String id, Step<?> step, List<Node.Input> inputs, Port<?> output) {
        return new Node(id, step, inputs, output, List.of(output), NodeOptions.DEFAULT);
    }

    private <T> Port<T> port(String node, String name, Type type) {
        return new Port<>(this, node, name, type);
    }

    private Node.Input input(String id, String field, Port<?> port, boolean required) {
        if (port == null) {
            throw refuse("Node '%s': '%s' is null. Give it a port.".formatted(id, field));
        }
        Node.Input input = new Node.Input(field, port, required);
        checkPort(id, input);
        return input;
    }

    private static Type argument(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static String localName(Port<?> port) {
        return port == null
                ? "null"
                : port.node().substring(port.node().lastIndexOf('.') + 1).replace("#", "");
    }

    private void check(String id, Step<?> step) {
        try {
            if (step instanceof Component<?> component) {
                component.check(port -> Optional.ofNullable(steps.get(port.node())));
            }
        } catch (DefinitionException e) {
            problems.add("Node '%s': %s".formatted(id, e.getMessage()));
        }
    }

    private NodeOptions options(String id, Step<?> step, UnaryOperator<NodeOptions> options) {
        try {
            NodeOptions chosen = options.apply(NodeOptions.DEFAULT);
            if (chosen.isolation().isPresent() && !(step instanceof Component)) {
                problems.add("Node '%s' is a resolver, which cannot be isolated.".formatted(id));
            }
            return chosen;
        } catch (IllegalArgumentException e) {
            problems.add("Node '%s': %s".formatted(id, e.getMessage()));
            return NodeOptions.DEFAULT;
        }
    }

    private String unique(@Nullable String id) {
        String full = prefix + id;
        checkName(id, full);
        if (!ids.add(full)) {
            problems.add(
                    "Node id '%s' is used twice. Name one of them: add(\"another-%s\", ...), or put one within(\"...\")."
                            .formatted(full, id));
        }
        return full;
    }

    private void checkName(@Nullable String name, String full) {
        if (name == null || !NAME.matcher(name).matches()) {
            problems.add("Node id '%s' is not usable. Use letters, digits, '-' and '_'.".formatted(full));
        }
    }

    private void checkPort(String id, Node.Input input) {
        Port<?> port = input.port();
        if (!port.isOf(this)) {
            problems.add(
                    "Node '%s': '%s' is port '%s' of another pipeline. Use a port that this definition's add() returned."
                            .formatted(id, input.field(), port));
        } else if (!scope.reads(port)) {
            problems.add(
                    "Node '%s': '%s' is port '%s' of a body that is run many times, which has no one value outside. Return it from the body."
                            .formatted(id, input.field(), port));
        }
    }

    private <O extends Outputs> OutputPorts<O> outputs(String id, Step<O> step, StepFields fields) {
        try {
            return OutputPorts.of(this, id, step, fields);
        } catch (DefinitionException e) {
            throw refuse(Objects.requireNonNull(e.getMessage()));
        }
    }

    private DefinitionException refuse(String problem) {
        problems.add(problem);
        return failure();
    }

    private DefinitionException failure() {
        return new DefinitionException("Pipeline '%s' cannot be defined:".formatted(pipeline), problems);
    }

    private static String kebabCase(String name) {
        String words = SMALL_THEN_LARGE.matcher(name).replaceAll("$1-$2");
        return LARGE_THEN_WORD.matcher(words).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }
}
