package io.penstock.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.errors.DataException;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.report.Html;
import io.penstock.report.ReportSection;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Verdict VERDICT = new Verdict(
            Digest.of("model"),
            List.of(new Finding(
                    "AUC, overall",
                    Verdict.Outcome.PASS,
                    false,
                    OptionalDouble.of(0.951),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.94),
                    Finding.Sense.AT_LEAST,
                    5091,
                    "above 0.94")));

    /** Shows what a verdict says. */
    private static final class Gates implements ReportSection<Verdict> {
        @Override
        public Class<Verdict> type() {
            return Verdict.class;
        }

        @Override
        public String title() {
            return "Gates";
        }

        @Override
        public int order() {
            return GATES;
        }

        @Override
        public Html render(Verdict verdict, ArtifactRecord origin) {
            return Html.of(
                    "p", origin.node() + " says " + verdict.findings().get(0).because());
        }

        @Override
        public String headline(Verdict verdict) {
            return "1 of 1 gates passed.";
        }
    }

    @Test
    void thePageHasTheFactsOfTheRun() throws IOException {
        assertThat(page(TaxiRun.succeeded()))
                .contains("<title>taxi-tips · run 42</title>")
                .contains("gates passed</span>")
                .contains("Started <b>2026-11-23 09:14</b> UTC")
                .contains("Took <b>2.8 s</b>, saved <b>1.6 s</b> by 4 cached nodes")
                .contains("1 of 1 gates passed.");
    }

    @Test
    void everyNodeIsDrawnAndListed() throws IOException {
        String page = page(TaxiRun.succeeded());

        assertThat(TaxiRun.succeeded().nodes()).allSatisfy(node -> assertThat(page)
                .contains("href=\"#node-" + node.id() + "\"", "id=\"node-" + node.id() + "\""));
        assertThat(page).contains("Pipeline graph: 12 nodes, 7 executed, 4 from the cache, 1 otherwise");
    }

    @Test
    void aSectionShowsItsArtifact() throws IOException {
        assertThat(page(TaxiRun.succeeded())).contains("<h2>Gates</h2><p>model-validator says above 0.94</p>");
    }

    @Test
    void anArtifactWithoutASectionIsListed() throws IOException {
        assertThat(page(TaxiRun.succeeded()))
                .contains("csv-example-gen/out</th><td>Thing</td><td class=\"n\">12.3 kB</td><td><code>"
                        + Digest.of("csv-example-gen").brief());
    }

    @Test
    void aFailureIsShownWithItsReasonAsText() throws IOException {
        assertThat(page(TaxiRun.failed()))
                .contains("class=\"tag fail\">failed</span>")
                .contains("Column 'fare' has &quot;&lt;b&gt;text&lt;/b&gt;&quot; in row 7.")
                .doesNotContain("<b>text</b>");
    }

    @Test
    void aDamagedArtifactIsNamedAndTheRestIsShown() throws IOException {
        String page = page(TaxiRun.succeeded(), (artifact, type) -> {
            throw new DataException("Artifact 'verdict' is damaged.");
        });

        assertThat(page)
                .contains("damaged</span> Artifact 'verdict' is damaged.")
                .contains("Artifacts of the run");
    }

    @Test
    void nothingIsFetchedAndNothingRuns() throws IOException {
        assertThat(page(TaxiRun.succeeded()))
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "<script", "<link", "src=", "url(");
    }

    @Test
    void equalRunsHaveEqualPages() throws IOException {
        assertThat(page(TaxiRun.succeeded())).isEqualTo(page(TaxiRun.succeeded()));
    }

    @Test
    void typesAreShownWithoutTheirPackages() {
        assertThat(NodeTable.shortType("java.util.List<io.penstock.model.Model>"))
                .isEqualTo("List<Model>");
    }

    private static String page(Reported run) throws IOException {
        return page(run, (artifact, type) -> VERDICT);
    }

    private static String page(Reported run, Exhibits.Source source) throws IOException {
        Exhibits exhibits = new Exhibits(run, source);
        return new Page(run, exhibits, new Sections(List.of(new Gates()), exhibits)).toDocument();
    }
}
