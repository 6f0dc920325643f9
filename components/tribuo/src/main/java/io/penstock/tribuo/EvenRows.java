package io.penstock.tribuo;

import io.penstock.errors.DefinitionException;
import io.penstock.model.rows.TrainingRows;

/** What an estimator asks of its rows that cannot weigh them. */
final class EvenRows {

    private EvenRows() {}

    static void require(TrainingRows rows, String estimator) {
        if (rows.weighted()) {
            throw new DefinitionException(
                    "%s cannot weigh rows, but these have weights. Leave the weights out, or sample rows by them before."
                            .formatted(estimator));
        }
    }
}
