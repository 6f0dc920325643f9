package io.penstock.model;

import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import java.util.Optional;

/**
 * Transformed rows to train on: a column per feature of the signature, and {@link Signature#LABEL}.
 *
 * @param examples all splits
 * @param signature says what the columns mean
 * @param train the split to fit
 * @param validation the split to watch while fitting, if there is one; never to fit
 */
public record TrainingSet(Examples examples, Signature signature, String train, Optional<String> validation) {

    /** Checks that there is something to train on. */
    public TrainingSet {
        if (examples.rows(train) == 0) {
            throw new DataException(
                    "Split '%s' has no rows to train on. Splits: %s.".formatted(train, examples.splits()));
        }
    }
}
