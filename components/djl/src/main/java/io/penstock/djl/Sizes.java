package io.penstock.djl;

import java.util.List;

/** Checks hyperparameters. */
final class Sizes {

    private Sizes() {}

    static void positive(String estimator, String what, List<Integer> sizes) {
        sizes.forEach(size -> positive(estimator, what, size));
    }

    static void positive(String estimator, String what, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "%s got %s of size '%d'. At least 1 is possible.".formatted(estimator, what, size));
        }
    }

    static void share(String estimator, double dropout) {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "%s got dropout '%s'. At least 0 and below 1 is possible.".formatted(estimator, dropout));
        }
    }
}
