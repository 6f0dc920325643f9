package io.penstock.training.broken;

import io.penstock.data.broken.internal.Hidden;

/** Follows an arrow to a place where it must not go. */
public record KnowsInternals(Hidden hidden) {}
