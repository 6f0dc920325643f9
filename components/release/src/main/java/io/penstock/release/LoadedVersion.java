package io.penstock.release;

import io.penstock.model.Predictor;
import io.penstock.release.Version.Pointer;
import java.util.concurrent.atomic.AtomicInteger;

/** A loaded version that is freed when it is replaced and its last prediction has ended. */
final class LoadedVersion {

    private final Pointer pointer;
    private final Predictor predictor;

    /** One for being the current version, and one for each prediction under way. */
    private final AtomicInteger users = new AtomicInteger(1);

    LoadedVersion(Pointer pointer, Predictor predictor) {
        this.pointer = pointer;
        this.predictor = predictor;
    }

    Pointer pointer() {
        return pointer;
    }

    Predictor predictor() {
        return predictor;
    }

    /** Returns whether the version may be used; {@link #release} must follow if so. */
    boolean acquire() {
        return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            predictor.close();
        }
    }
}
