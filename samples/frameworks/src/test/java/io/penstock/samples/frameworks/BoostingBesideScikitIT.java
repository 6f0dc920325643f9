package io.penstock.samples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.samples.frameworks.BesideScikit.Quality;
import io.penstock.xgboost.XgboostEstimator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Boosted trees and linear models are as good as those of scikit-learn on the same rows; the figures stay in the directory of the build. */
@Tag("sklearn")
@Tag("libgomp")
class BoostingBesideScikitIT {

    private static final Path DATA = Path.of("data");
    private static final Path FIGURES = Path.of("target", "beside-scikit");
    private static final int ROUNDS = 200;
    private static final double TOLERANCE = 0.005;

    @Test
    void incomesAreRankedAsWell() throws IOException, InterruptedException {
        Pipeline pipeline = Pipeline.define("adult", p -> Adult.contest(p, DATA)
                .with("xgboost", XgboostEstimator.boostedTrees(ROUNDS))
                .with("lightgbm", LightgbmEstimator.boostedTrees(ROUNDS)));

        Map<String, Quality> figures = figures(pipeline, ROUNDS, "split-example-gen", "xgboost", "lightgbm");

        Quality scikit = figures.get("HistGradientBoostingClassifier");
        for (String ours : List.of("xgboost", "lightgbm")) {
            assertThat(figures.get(ours).auc())
                    .as("AUC of %s", ours)
                    .isGreaterThanOrEqualTo(0.925)
                    .isGreaterThanOrEqualTo(scikit.auc() - TOLERANCE);
            assertThat(figures.get(ours).precision())
                    .as("PR-AUC of %s", ours)
                    .isGreaterThanOrEqualTo(scikit.precision() - TOLERANCE);
        }
    }

    @Test
    void tipsAreRankedAsWell() throws IOException, InterruptedException {
        Map<String, Quality> figures =
                figures(Trips.tips(DATA), Trips.ROUNDS, "csv-example-gen", "linear", "boosted", "xgboost", "lightgbm");

        assertAsGood(figures, "linear", "LogisticRegression");
        assertAsGood(figures, "boosted", "HistGradientBoostingClassifier");
        assertAsGood(figures, "xgboost", "HistGradientBoostingClassifier");
        assertAsGood(figures, "lightgbm", "HistGradientBoostingClassifier");
    }

    private static void assertAsGood(Map<String, Quality> figures, String ours, String theirs) {
        Quality scikit = figures.get(theirs);
        assertThat(figures.get(ours).auc()).as("AUC of %s", ours).isGreaterThanOrEqualTo(scikit.auc() - TOLERANCE);
        assertThat(figures.get(ours).precision())
                .as("PR-AUC of %s", ours)
                .isGreaterThanOrEqualTo(scikit.precision() - TOLERANCE);
    }

    private static Map<String, Quality> figures(Pipeline pipeline, int rounds, String rows, String... models)
            throws IOException, InterruptedException {
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport report = workspace.run(pipeline).orThrow();
            return new BesideScikit(report, rows, FIGURES.resolve(pipeline.name()), models).figures(rounds);
        }
    }
}
