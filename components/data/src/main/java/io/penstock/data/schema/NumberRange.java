package io.penstock.data.schema;

import io.penstock.errors.DefinitionException;

/**
 * The numbers that a column may hold, both ends included; timestamps are microseconds and dates days since 1970.
 *
 * @param min least allowed, perhaps negative infinity
 * @param max greatest allowed, perhaps infinity
 */
public record NumberRange(double min, double max) {

    /** Checks the order. */
    public NumberRange {
        if (!(min <= max)) {
            throw new DefinitionException(
                    "A range from '%s' to '%s' holds nothing. Swap its ends.".formatted(min, max));
        }
    }
}
