package io.penstock.data.broken.internal;

/** Public for the compiler, internal by its package. */
public final class Hidden {}
