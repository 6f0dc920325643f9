package io.penstock.model;

/** Which figure of a number's distribution a regression estimates. */
public sealed interface Target {

    /** Returns the mean. */
    static Mean mean() {
        return new Mean();
    }

    /** Returns a quantile, for example 0.5 for the median. */
    static Quantile quantile(double level) {
        return new Quantile(level);
    }

    /** Returns the mean of a number that counts something. */
    static Count count() {
        return new Count();
    }

    /** The mean, by squared loss. */
    record Mean() implements Target {}

    /**
     * The value that a share of the numbers is below, by pinball loss (Koenker and Bassett, Econometrica 46 (1978), 33-50).
     *
     * @param level the share, above 0 and below 1
     */
    record Quantile(double level) implements Target {

        /** Checks the level. */
        public Quantile {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException(
                        "A quantile of level '%s' cannot be estimated. Take one above 0 and below 1.".formatted(level));
            }
        }
    }

    /** The mean of a count, a whole number of at least 0, by the likelihood of a Poisson distribution. Estimates are above 0. */
    record Count() implements Target {}
}
