package io.penstock.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.columns.Row;
import io.penstock.evaluation.Evaluation;
import io.penstock.evaluation.Slice;
import io.penstock.model.Finding;
import io.penstock.model.Prediction.Classification;
import io.penstock.model.Verdict;
import io.penstock.release.PushedModel;
import io.penstock.release.PushedModel.How;
import io.penstock.release.ServingModel;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs in one workspace, one of another hyperparameter, and one elsewhere, on the real trips. */
class TaxiTipsIT {

    private static final Row CARD_TRIP =
            Row.of("payment_type", "Credit Card", "fare", 12.5, "trip_miles", 3.1, "trip_seconds", 720L);

    @TempDir
    static Path directory;

    private static Workspace workspace;
    private static RunReport first;
    private static RunReport second;
    private static RunReport third;
    private static RunReport longer;

    @BeforeAll
    static void runAll() {
        TaxiParameters parameters = Runs.parameters(directory.resolve("serving"));
        workspace = Workspace.open(directory.resolve("workspace"));
        first = workspace.run(TaxiTips.pipeline(parameters)).orThrow();
        second = workspace.run(TaxiTips.pipeline(parameters)).orThrow();
        third = workspace.run(TaxiTips.pipeline(parameters)).orThrow();
        longer = workspace.run(TaxiTips.pipeline(parameters.withEpochs(21))).orThrow();
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void anUnchangedPipelineRunsNothingButThePusher() {
        assertThat(Runs.executed(second)).containsExactly("pusher");
        assertThat(Runs.executed(third)).containsExactly("pusher");
    }

    @Test
    void thePusherFindsTheModelThereAndWritesNothing() {
        assertThat(pushed(first).how()).isEqualTo(How.PUSHED);
        assertThat(pushed(second).how()).isEqualTo(How.ALREADY_THERE);
        assertThat(pushed(third).version()).isEqualTo(1);
    }

    @Test
    void anotherHyperparameterRunsTheTrainerAndWhatFollowsAlone() {
        assertThat(Runs.executed(longer))
                .contains("linear", "champion-selector")
                .isSubsetOf("linear", "champion-selector", "evaluator", "model-validator", "pusher");
    }

    @Test
    void aFreshWorkspaceGivesModelsOfEqualDigest() {
        try (Workspace other = Workspace.open(directory.resolve("elsewhere"))) {
            RunReport run = other.run(TaxiTips.pipeline(Runs.parameters(directory.resolve("elsewhere-serving"))))
                    .orThrow();

            assertThat(Runs.digest(run, "linear", "model")).isEqualTo(Runs.digest(first, "linear", "model"));
            assertThat(Runs.digest(run, "boosted", "model")).isEqualTo(Runs.digest(first, "boosted", "model"));
            assertThat(Runs.digest(run, "evaluator")).isEqualTo(Runs.digest(first, "evaluator"));
        }
    }

    @Test
    void thePushedModelAnswersARawRow() throws IOException {
        try (ServingModel model = ServingModel.open(directory.resolve("serving"))) {
            Classification card = (Classification) model.predict(CARD_TRIP);
            Classification cash = (Classification) model.predict(Row.of("payment_type", "Cash", "fare", 12.5));

            assertThat(model.digest()).isEqualTo(pushed(longer).model());
            assertThat(card.probabilityOf("big tip")).isBetween(0.2, 0.9);
            assertThat(cash.probabilityOf("big tip"))
                    .as("cash tips are not recorded")
                    .isLessThan(0.05);
        }
    }

    @Test
    void theChampionIsGoodOverallAndOnTripsPaidByCard() {
        Evaluation evaluation = evaluation();

        assertThat(evaluation.value("AUC").getAsDouble()).isGreaterThan(0.947);
        assertThat(evaluation.slice(Slice.of("payment_type", "Credit Card"))).isPresent();
        assertThat(evaluation.worst("log loss", 3, 30)).hasSize(3);
    }

    @Test
    void aFloorStandsOnTripsPaidByCard() {
        Verdict verdict = first.output("model-validator", "verdict", Verdict.class);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> !finding.advisory())
                .extracting(Finding::rule)
                .contains("AUC, overall", "AUC, payment_type = Credit Card");
    }

    @Test
    void theReportFetchesNothingAndRunsNothing() throws IOException {
        Document page = Jsoup.parse(HtmlReport.of(workspace, first));

        assertThat(page.select("script, link, iframe, img, object, embed")).isEmpty();
        assertThat(page.select("[src], [style], [onclick]")).isEmpty();
        assertThat(page.select("[href]"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
        assertThat(page.select("style").html()).doesNotContain("url(", "@import", "http");
        assertThat(page.select("svg[role=img]"))
                .allSatisfy(drawing -> assertThat(drawing.attr("aria-label")).isNotEmpty());
    }

    @Test
    void theReportShowsEveryNodeAndEverySection() throws IOException {
        Document page = Jsoup.parse(HtmlReport.of(workspace, first));

        assertThat(first.nodes())
                .extracting(NodeReport::id)
                .allSatisfy(id ->
                        assertThat(page.getElementById("node-" + id)).as(id).isNotNull());
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Pipeline",
                        "Release gates",
                        "Evaluation",
                        "Training",
                        "Anomalies",
                        "Features",
                        "Schema",
                        "Artifacts");
        assertThat(page.select(".grid .card h3 span").eachText())
                .contains("fare", "payment_type", "tips")
                .hasSize(18);
    }

    @Test
    void theFiguresOfTheReportAreThoseOfTheArtifacts() throws IOException {
        String text = Jsoup.parse(HtmlReport.of(workspace, first)).text();
        Evaluation evaluation = evaluation();

        assertThat(text)
                .contains("AUC %.4f".formatted(evaluation.value("AUC").getAsDouble()))
                .contains("log loss %.4f".formatted(evaluation.value("log loss").getAsDouble()))
                .contains("15,002 rows")
                .contains(Runs.digest(first, "csv-example-gen").brief());
    }

    private static Evaluation evaluation() {
        NodeReport.Output output = first.node("evaluator").outputs().get(0);
        return first.output("evaluator", output.port(), Evaluation.class);
    }

    private static PushedModel pushed(RunReport run) {
        NodeReport.Output output = run.node("pusher").outputs().get(0);
        return run.output("pusher", output.port(), PushedModel.class);
    }
}
