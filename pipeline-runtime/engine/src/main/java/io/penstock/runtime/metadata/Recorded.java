package io.penstock.runtime.metadata;

/**
 * An event with its place in the store's sequence.
 *
 * @param sequence strictly increasing over all processes of a store
 * @param event what happened; contents of inline artifacts are left out
 */
public record Recorded(long sequence, Event event) {}
