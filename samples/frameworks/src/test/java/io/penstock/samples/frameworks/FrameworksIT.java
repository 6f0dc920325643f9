package io.penstock.samples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.penstock.Pipeline;
import io.penstock.djl.TextGenerator;
import io.penstock.evaluation.Evaluation;
import io.penstock.model.Model;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.training.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sample reaches a figure that a wrong implementation would miss. */
@Tag("libgomp")
class FrameworksIT {

    private static final Path DATA = Path.of("data");

    @TempDir
    private Path directory;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.open(directory);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void faresAreEstimatedByFourFrameworksOneOfWhichPenstockDoesNotKnow() {
        RunReport report = run(Fares.mean(DATA));

        assertThat(value(report, "least-squares", "MAE")).isBetween(3.0, 4.0);
        assertThat(value(report, "linear", "MAE"))
                .as("least squares too, with a small penalty and one column a category")
                .isCloseTo(value(report, "least-squares", "MAE"), within(0.05));
        assertThat(value(report, "boosted", "MAE")).isLessThan(1.25);
        assertThat(value(report, "lightgbm", "MAE")).isLessThan(1.25);
    }

    @Test
    void nineOfTenFaresAreBelowTheirEstimatedQuantile() {
        RunReport report = run(Fares.quantile(DATA));

        assertThat(value(report, "xgboost", "coverage")).isBetween(0.85, 0.93);
        assertThat(value(report, "lightgbm", "coverage")).isBetween(0.85, 0.93);
        assertThat(value(report, "lightgbm", "pinball loss")).isLessThan(0.5);
    }

    @Test
    void incomesAreToldByBoostingAndByANetwork() {
        RunReport report = run(Adult.pipeline(DATA));

        assertThat(value(report, "linear", "AUC")).isGreaterThan(0.90);
        assertThat(value(report, "xgboost", "AUC")).isGreaterThan(0.925);
        assertThat(value(report, "lightgbm", "AUC")).isGreaterThan(0.925);
        assertThat(value(report, "network", "AUC")).isGreaterThan(0.905);
    }

    @Test
    void digitsAreReadByANetworkOfFiltersAndByTrees() {
        RunReport report = run(Digits.pipeline(DATA));

        assertThat(value(report, "network", "accuracy")).isGreaterThan(0.985);
        assertThat(value(report, "forest", "accuracy")).isGreaterThan(0.97);
        assertThat(value(report, "boosted", "accuracy")).isGreaterThan(0.96);
    }

    @Test
    void bigTipsAreToldByALinearModelAndByThreeKindsOfBoosting() {
        RunReport report = run(Trips.tips(DATA));

        assertThat(value(report, "linear", "AUC")).isGreaterThan(0.945);
        assertThat(value(report, "boosted", "AUC")).isGreaterThan(0.95);
        assertThat(value(report, "xgboost", "AUC")).isGreaterThan(0.95);
        assertThat(value(report, "lightgbm", "AUC")).isGreaterThan(0.95);
    }

    @Test
    void tripsBeginInEightPlacesAndStrangeOnesAreRanked() {
        assertThat(value(run(Trips.groups(DATA)), "k-means", "mean distance")).isLessThan(0.5);
        assertThat(value(run(Trips.strange(DATA)), "one-class", "AUC")).isGreaterThan(0.75);
    }

    @Test
    void aNetworkLearnsToWriteAlmostAsWellAsTheGrammarAllows() throws IOException {
        RunReport report = run(Writing.pipeline(800, 8));

        double bestPerCharacter = Sentences.ENTROPY / 36;
        assertThat(value(report, "writer", "token loss"))
                .as("the best of all models has %s nats a character, one that knows no order has 2.8", bestPerCharacter)
                .isLessThan(3 * bestPerCharacter)
                .isGreaterThan(bestPerCharacter * 0.8);
        Model writer = report.output("writer", "model", Model.class);
        assertThat(TextGenerator.load(writer).generate("the ", 12, 0.5, 1))
                .hasSize(12)
                .matches("[a-z .]+");
        TrainingLog log = report.output("writer", "log", TrainingLog.class);
        assertThat(log.series()).anySatisfy(series -> assertThat(series.name()).isEqualTo("loss"));
    }

    private RunReport run(Pipeline pipeline) {
        return workspace.run(pipeline).orThrow();
    }

    private static double value(RunReport report, String name, String metric) {
        return report.output(name + "-evaluation", "evaluation", Evaluation.class)
                .value(metric)
                .orElseThrow();
    }
}
