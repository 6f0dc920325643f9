package io.penstock.samples.sketches;

import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.Step;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The builder with fan-out and rounds, as the sketches would have it. */
interface Growing {

    <O extends Outputs> O add(Step<O> step);

    <O extends Outputs> O add(String id, Step<O> step);

    /** Runs the body for every element of a list known only at run time. */
    <T, R> Port<List<R>> forEach(Port<List<T>> items, Function<Port<T>, Port<R>> body);

    /** Runs the body a number of times, each round on the state that the one before left. */
    <S> Port<S> repeat(Port<S> start, int rounds, BiFunction<Port<S>, Growing, Port<S>> body);
}
