package io.penstock.data.broken;

import java.io.Serializable;

/** Offers itself to Java serialization. */
public record Serialized(int value) implements Serializable {}
