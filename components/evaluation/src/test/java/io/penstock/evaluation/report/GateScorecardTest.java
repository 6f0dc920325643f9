package io.penstock.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.model.Finding;
import io.penstock.model.Verdict;
import io.penstock.report.ReportSection;
import io.penstock.spi.Services;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateScorecardTest {

    private static final Finding PASSED = new Finding(
            "AUC, overall",
            Verdict.Outcome.PASS,
            false,
            OptionalDouble.of(0.951),
            OptionalDouble.of(0.944),
            OptionalDouble.of(0.957),
            OptionalDouble.of(0.94),
            Finding.Sense.AT_LEAST,
            5091,
            "whole interval above 0.940");

    private static final Finding UNMEASURED = new Finding(
            "AUC, payment_type = Prcard",
            Verdict.Outcome.UNDECIDED,
            true,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(0.9),
            Finding.Sense.AT_LEAST,
            2,
            "only 2 rows");

    private static final Verdict VERDICT = new Verdict(Digest.of("model"), List.of(PASSED, UNMEASURED));

    @Test
    void aGateShowsValueIntervalBoundAndReason() {
        assertThat(card())
                .contains("AUC, overall", "class=\"tag pass\">pass<", ">0.951<", "0.944 to 0.957, bound 0.94", "5,091")
                .contains("whole interval above 0.940");
    }

    @Test
    void aRuleThatCouldNotBeMeasuredSaysSo() {
        assertThat(card()).contains("payment_type = Prcard, advisory", "undecided", "not measured", "only 2 rows");
    }

    @Test
    void theHeadOfTheReportCountsTheRequiredGates() {
        assertThat(new GateScorecard().headline(VERDICT)).isEqualTo("1 of 1 required gate passed.");
    }

    @Test
    void itIsFoundByTheReport() {
        assertThat(Services.load(ReportSection.class)).hasAtLeastOneElementOfType(GateScorecard.class);
    }

    private static String card() {
        Instant then = Instant.parse("2026-11-23T09:14:05Z");
        ArtifactRecord origin =
                new ArtifactRecord(Digest.of("v"), "Verdict", "taxi", "validator", "verdict", "1", Map.of(), 1, then);
        return new GateScorecard().render(VERDICT, origin).toString();
    }
}
