package io.penstock.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.model.Model;
import io.penstock.trees.AdultCensus;
import io.penstock.trees.boosting.Importances;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("libgomp")
class XgboostAdultTest {

    @Test
    void incomesAreRankedAsWellAsBoostingCan() throws IOException, InterruptedException {
        try (AdultCensus adult = new AdultCensus()) {
            Model model = adult.train(XgboostEstimator.boostedTrees(150));

            assertThat(adult.auc(model)).isGreaterThan(0.925);
            assertThat(Importances.read(model.directory()).features().get(0).feature())
                    .isIn("relationship", "marital_status");
        }
    }
}
