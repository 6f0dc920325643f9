package io.penstock.model;

import io.penstock.errors.DataException;
import io.penstock.examples.Examples;
import io.penstock.model.rows.TrainingRows;
import java.util.Optional;

/**
 * Transformed rows to train on: a column per feature of the signature, those of the {@link ProblemType#labels label}, and perhaps
 * {@link Signature#WEIGHT}.
 *
 * @param examples all splits
 * @param signature says what the columns mean
 * @param train the split to fit
 * @param validation the split to watch while fitting, if there is one; never to fit
 * @param classWeights how much more rows of some classes weigh
 */
public record TrainingSet(
        Examples examples, Signature signature, String train, Optional<String> validation, ClassWeights classWeights) {

    /** Checks that there is something to train on. */
    public TrainingSet {
        if (examples.rows(train) == 0) {
            throw new DataException(
                    "Split '%s' has no rows to train on. Splits: %s.".formatted(train, examples.splits()));
        }
    }

    /** Takes rows whose classes weigh the same. */
    public TrainingSet(Examples examples, Signature signature, String train, Optional<String> validation) {
        this(examples, signature, train, validation, ClassWeights.even());
    }

    /** Returns the rows to fit. */
    public TrainingRows rows() {
        return TrainingRows.of(this, train);
    }

    /** Returns the rows to watch while fitting, if there are any. */
    public Optional<TrainingRows> watched() {
        return validation.map(split -> TrainingRows.of(this, split)).filter(rows -> rows.size() > 0);
    }
}
