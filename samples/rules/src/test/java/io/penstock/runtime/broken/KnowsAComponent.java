package io.penstock.runtime.broken;

import io.penstock.data.broken.KnowsTheEngine;

/** An engine with an arrow to a component. */
public record KnowsAComponent(KnowsTheEngine[] components) {

    @Override
    public String toString() {
        return "%d components".formatted(components.length);
    }
}
