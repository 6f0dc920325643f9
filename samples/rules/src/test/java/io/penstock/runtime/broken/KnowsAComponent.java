package io.penstock.runtime.broken;

import io.penstock.data.broken.KnowsTheEngine;

/** An engine with an arrow to a component, by way of an array. */
public final class KnowsAComponent {

    int count(KnowsTheEngine[] components) {
        return components.length;
    }
}
