package io.penstock;

/**
 * How many elements of a fan-out may fail before it fails as a whole. An element that failed is left out of the result.
 *
 * @param failures the most elements that may fail
 * @param share the largest share of all elements that may fail, 0 to 1; both must hold
 */
public record Tolerance(int failures, double share) {

    private static final Tolerance NONE = new Tolerance(0, 0);

    /** Checks the ranges. */
    public Tolerance {
        if (failures < 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "Tolerance of '%d' failures and a share of '%s' makes no sense. Use 0 or more, and 0 to 1."
                            .formatted(failures, share));
        }
    }

    /** None may fail; the default. */
    public static Tolerance none() {
        return NONE;
    }

    /** A number of elements may fail. */
    public static Tolerance failures(int most) {
        return new Tolerance(most, 1);
    }

    /** A share of all elements may fail, for example 0.2. */
    public static Tolerance share(double largest) {
        return new Tolerance(Integer.MAX_VALUE, largest);
    }

    /** Returns whether so many failures are tolerated. */
    public boolean allows(int failed, int all) {
        return failed <= failures && failed <= share * all;
    }
}
