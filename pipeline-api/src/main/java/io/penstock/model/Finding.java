package io.penstock.model;

import java.util.OptionalDouble;

/**
 * What one rule of a gate says, with its evidence.
 *
 * @param rule the rule for people, for example {@code AUC, payment_type = Cash}
 * @param outcome how it ends
 * @param advisory whether it is shown but does not count
 * @param value what was measured, if it could be
 * @param low lower end of the value's 95 % interval, if one is known
 * @param high upper end of that interval
 * @param bound what the value is held against, if it is a number
 * @param sense on which side of the bound the value has to be
 * @param rows how many rows the value rests on, 0 if it does not rest on rows
 * @param because the sentence that a person reads first
 */
public record Finding(
        String rule,
        Verdict.Outcome outcome,
        boolean advisory,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        OptionalDouble bound,
        Sense sense,
        long rows,
        String because) {

    /** On which side of its bound a value has to be. */
    public enum Sense {
        /** Not below it. */
        AT_LEAST,
        /** Not above it. */
        AT_MOST,
        /** There is no bound. */
        NONE
    }
}
