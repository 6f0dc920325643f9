package io.penstock.trees.boosting;

/**
 * Which part of the data each tree sees, drawn anew for each.
 *
 * @param rows share of the rows, above 0 to 1
 * @param columns share of the features, above 0 to 1
 */
public record Sampling(double rows, double columns) {

    /** Everything. */
    public static final Sampling NONE = new Sampling(1, 1);

    /** Checks the shares. */
    public Sampling {
        if (!(rows > 0 && rows <= 1) || !(columns > 0 && columns <= 1)) {
            throw new IllegalArgumentException(
                    "Sampling got shares '%s' of the rows and '%s' of the columns. Both are above 0 to 1."
                            .formatted(rows, columns));
        }
    }

    /** Returns whether anything is left out, so that chance plays a part. */
    public boolean isRandom() {
        return rows < 1 || columns < 1;
    }
}
