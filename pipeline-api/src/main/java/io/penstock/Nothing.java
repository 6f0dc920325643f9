package io.penstock;

/** The outputs of a component that has none, because its effect is outside the workspace. */
public record Nothing() implements Outputs {}
