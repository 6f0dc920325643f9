package io.penstock.samples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void theEstimatorOfTheGuideIsThatOfTheSampleInLessThanAHundredLines() throws IOException {
        String file = Files.readString(
                Path.of("src", "main", "java", "io", "penstock", "samples", "frameworks", "LeastSquares.java"));
        String page = Files.readString(Path.of("..", "..", "docs", "guide", "bring-your-own-framework.md"));

        assertThat(page)
                .contains(file.substring(file.indexOf("/** Least squares")).strip());
        assertThat(file.lines()).hasSizeLessThan(100);
    }
}
