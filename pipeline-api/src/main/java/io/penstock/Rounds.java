package io.penstock;

/**
 * A step that runs its body round after round, each on the state that the one before left, and gives the last state. Each
 * round is durable and cached like any other part of a pipeline. Made by {@link PipelineBuilder#repeat}.
 *
 * @param start the state before the first round
 * @param body its first parameter is the state; its second, if it has one, the number of the round, from 1
 * @param until when it ends
 * @param <S> the type of the state
 */
public record Rounds<S>(Port<S> start, Body body, Until<S> until) implements Step<Port<S>> {}
