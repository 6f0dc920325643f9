package io.penstock.data.broken;

import io.penstock.runtime.broken.KnowsAComponent;
import java.util.List;

/** A component with an arrow to the engine. */
public record KnowsTheEngine(List<KnowsAComponent> engines) {}
