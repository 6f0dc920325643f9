package io.penstock.runtime.execution;

import io.penstock.FanOut;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Rounds;
import io.penstock.Until;
import io.penstock.errors.ComponentException;
import io.penstock.runtime.execution.PortState.Lost;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.execution.PortState.Withheld;
import io.penstock.runtime.execution.Turn.Time;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nodes run their body many times: takes a list apart into an artifact for each element and puts the results together, or
 * hands the state of one round to the next. Thread-safe.
 */
record Growing(Machinery machinery) {

    Turn fanOut(Node node, ExecutionId id, FanOut<?, ?> step, Ending ending, RunContext context, Grown grown)
            throws IOException {
        List<?> items = (List<?>) value(step.items(), context);
        if (grown.times() == 0 && !items.isEmpty()) {
            return takenApart(id, step, ending, context, items);
        }
        return Turn.Ended.of(together(node, step, ending, context, grown));
    }

    private Turn takenApart(ExecutionId id, FanOut<?, ?> step, Ending ending, RunContext context, List<?> items)
            throws IOException {
        Port<?> parameter = step.body().parameters().get(0);
        List<Time> times = new ArrayList<>();
        List<ExecutionFinished> events = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ExecutionFinished made = ending.part(child(id, i), publish(parameter, items.get(i)));
            Optional<ExecutionFinished> before = earlier(made, context);
            if (before.isEmpty()) {
                events.add(made);
            }
            ExecutionFinished event = before.orElse(made);
            PortState state = Ending.present(parameter, event.outputs().get(0), event);
            times.add(new Time(event.id().item(), Map.of(parameter, state)));
        }
        return new Turn.Grows(times, events);
    }

    private NodeEnd together(Node node, FanOut<?, ?> step, Ending ending, RunContext context, Grown grown)
            throws IOException {
        List<Present> results = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < grown.results().size(); i++) {
            PortState state = grown.results().get(i);
            if (state instanceof Present present) {
                results.add(present);
            } else if (state instanceof Lost missing) {
                lost.add("element %d: %s".formatted(i, missing.reason()));
            }
        }
        if (!step.tolerance().allows(lost.size(), grown.results().size())) {
            throw new ComponentException("%d of %d elements failed; %s."
                    .formatted(lost.size(), grown.results().size(), lost.get(0)));
        }
        Optional<NodeEnd> kept = ending.kept(context.kept(), inputs(results), "");
        if (kept.isPresent()) {
            return kept.get();
        }
        OutputRecord list = new ListComposer(machinery).compose(node.ports().get(0), results);
        String reason = lost.isEmpty() ? "" : "without %d elements that failed".formatted(lost.size());
        boolean executed = grown.times() == 0 ? !isKnown(list, ending) : grown.executed();
        return ending.grown(grown.times(), executed, reason, inputs(results), list);
    }

    /** Without elements nothing runs, but the first empty list of a node is made by it. */
    private boolean isKnown(OutputRecord list, Ending ending) {
        return machinery.metadata().writers(List.of(list.digest().orElseThrow()), Long.MAX_VALUE, Set.of()).stream()
                .anyMatch(ending::isOfSameNode);
    }

    Turn rounds(Node node, ExecutionId id, Rounds<?> step, Ending ending, RunContext context, Grown grown)
            throws IOException {
        PortState state = grown.times() == 0
                ? context.state(step.start())
                : grown.results().get(0);
        if (state instanceof Lost lost) {
            throw new ComponentException("round %d failed: %s.".formatted(grown.times(), lost.reason()));
        }
        if (state instanceof Withheld withheld) {
            OutputRecord none = output(node, Optional.empty(), withheld.reason());
            return Turn.Ended.of(ending.kept(context.kept(), List.of(), withheld.reason())
                    .orElseGet(() -> ending.grown(grown.times(), grown.executed(), "", List.of(), none)));
        }
        Present present = (Present) state;
        if (grown.times() > 0 && isReached(step.until(), grown.times(), step, present, context)) {
            OutputRecord last = output(node, Optional.of(present), "");
            String reason = "after %d rounds".formatted(grown.times());
            List<InputRecord> results = inputs(List.of(present));
            return Turn.Ended.of(ending.kept(context.kept(), results, "")
                    .orElseGet(() -> ending.grown(grown.times(), grown.executed(), reason, results, last)));
        }
        return nextRound(new Round(id, grown.times() + 1, present), step, ending, context);
    }

    /** A round to come: its number, from 1, and the state that it begins with. */
    private record Round(ExecutionId repetition, int number, Present state) {

        ExecutionId id() {
            return child(repetition, number);
        }
    }

    private Turn nextRound(Round round, Rounds<?> step, Ending ending, RunContext context) throws IOException {
        Port<?> statePort = step.body().parameters().get(0);
        Port<?> numberPort = step.body().parameters().get(1);
        Map<Port<?>, PortState> parameters = new HashMap<>(Map.of(statePort, round.state()));
        if (!reads(step, numberPort)) {
            return new Turn.Grows(List.of(new Time(round.id().item(), parameters)), List.of());
        }
        ExecutionFinished made = ending.part(round.id(), publish(numberPort, round.number()));
        Optional<ExecutionFinished> before = earlier(made, context);
        ExecutionFinished event = before.orElse(made);
        parameters.put(numberPort, Ending.present(numberPort, event.outputs().get(0), event));
        Time time = new Time(round.id().item(), parameters);
        return new Turn.Grows(List.of(time), before.isPresent() ? List.of() : List.of(made));
    }

    /** Returns what put the same behind a parameter in this run before that was taken up again. */
    private static Optional<ExecutionFinished> earlier(ExecutionFinished made, RunContext context) {
        return context.kept(made.id().item())
                .filter(before -> before.inputs().equals(made.inputs())
                        && before.outputs()
                                .get(0)
                                .digest()
                                .equals(made.outputs().get(0).digest()));
    }

    private static boolean reads(Rounds<?> step, Port<?> port) {
        return step.body().result().equals(port)
                || step.body().nodes().stream()
                        .flatMap(node -> node.inputs().stream())
                        .anyMatch(input -> input.port().equals(port));
    }

    @SuppressWarnings("unchecked") // the state of Rounds<S> is an S
    private <S> boolean isReached(Until<S> until, int rounds, Rounds<?> step, Present state, RunContext context)
            throws IOException {
        return rounds >= until.rounds()
                || until.reached().test((S) context.read(step.body().result(), state));
    }

    OutputRecord publish(Port<?> port, Object value) throws IOException {
        try (OutputDraft draft = new OutputDraft(port, machinery.forms().of(port.type()), machinery.store())) {
            draft.write(value);
            return draft.publish();
        }
    }

    private static ExecutionId child(ExecutionId id, int number) {
        String item = id.item().isEmpty() ? Integer.toString(number) : id.item() + "." + number;
        return new ExecutionId(id.run(), id.node(), item, id.attempt());
    }

    private static List<InputRecord> inputs(List<Present> results) {
        List<InputRecord> inputs = new ArrayList<>();
        for (Present result : results) {
            inputs.add(new InputRecord(
                    "results[%d]".formatted(inputs.size()),
                    result.node(),
                    result.output(),
                    result.type().getTypeName(),
                    Optional.of(result.digest())));
        }
        return inputs;
    }

    private static OutputRecord output(Node node, Optional<Present> state, String withheld) {
        Port<?> port = node.ports().get(0);
        return new OutputRecord(
                port.name(),
                port.type().getTypeName(),
                state.map(Present::digest),
                withheld,
                0,
                Optional.empty(),
                state.map(Present::properties).orElse(Map.of()));
    }

    private static Object value(Port<?> port, RunContext context) throws IOException {
        return context.read(port, (Present) context.state(port));
    }
}
