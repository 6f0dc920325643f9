package io.penstock.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.ArtifactRecord;
import io.penstock.artifact.Digest;
import io.penstock.report.ReportSection;
import io.penstock.spi.Services;
import io.penstock.training.TrainingLog;
import io.penstock.training.TrainingLog.Series;
import io.penstock.training.TrainingUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingCurvesTest {

    @Test
    void aSeriesIsDrawnAndItsLastValueTold() {
        assertThat(render(new Series("loss", List.of(1L, 2L, 3L), List.of(0.7, 0.4, 0.3125))))
                .contains("loss over 3 steps", "<path class=\"l1\"", "Last loss: 0.3125.")
                .contains("{&quot;epochs&quot;:3}");
    }

    @Test
    void aSeriesThatDivergedIsDrawnAsFarAsItIsFinite() {
        assertThat(render(new Series("loss", List.of(1L, 2L, 3L), List.of(0.7, 0.9, Double.NaN))))
                .contains("loss over 2 steps", "Last loss: –.");
    }

    @Test
    void aTrainingThatMeasuredNothingSaysSo() {
        assertThat(render()).contains("Nothing was measured while it trained.");
    }

    @Test
    void itIsFoundByTheReport() {
        assertThat(Services.load(ReportSection.class)).hasAtLeastOneElementOfType(TrainingCurves.class);
    }

    private static String render(Series... series) {
        ArtifactRecord origin = new ArtifactRecord(
                Digest.of("l"), "TrainingLog", "taxi", "linear", "log", "1", Map.of(), 1, Instant.EPOCH);
        TrainingLog log =
                new TrainingLog("tribuo", "{\"epochs\":3}", List.of(series), Optional.of(new TrainingUsage(1.5, 2)));
        return new TrainingCurves().render(log, origin).toString();
    }
}
