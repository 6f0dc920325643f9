package io.penstock;

import java.util.List;

/**
 * A step that runs its body for every element of a list, whose length is known only then, and gives the list of the results
 * in the same order. Made by {@link PipelineBuilder#forEach}.
 *
 * @param items the elements
 * @param body its one parameter is the element
 * @param tolerance how many elements may fail
 * @param <T> the type of the elements
 * @param <R> the type of the results
 */
public record FanOut<T, R>(Port<List<T>> items, Body body, Tolerance tolerance) implements Step<Port<List<R>>> {}
