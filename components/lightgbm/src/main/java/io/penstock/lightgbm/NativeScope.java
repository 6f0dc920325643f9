package io.penstock.lightgbm;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a training holds of LightGBM, freed when it ends, however it does: the last first. */
final class NativeScope implements AutoCloseable {

    private final Deque<Freed> held = new ArrayDeque<>();

    /** Something outside the heap. */
    interface Freed extends AutoCloseable {

        /** Frees it; does nothing the second time. */
        @Override
        void close();
    }

    <T extends Freed> T add(T one) {
        held.push(one);
        return one;
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            held.pop().close();
        }
    }
}
