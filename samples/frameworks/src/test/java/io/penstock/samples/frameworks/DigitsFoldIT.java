package io.penstock.samples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsFoldIT {

    private static final Path DIGITS = Path.of("data", "digits.csv");

    @TempDir
    private Path directory;

    @Test
    @Tag("sklearn")
    void digitsAreReadAsWellAsByScikitLearnOnTheSameRows() throws Exception {
        DigitsFold fold = DigitsFold.write(DIGITS, 0, directory);

        Map<String, Double> ours = fold.penstock();
        Map<String, Double> theirs = fold.scikit();

        assertThat(ours.get("network")).isGreaterThanOrEqualTo(0.985).isGreaterThanOrEqualTo(theirs.get("SVC") - 0.005);
        assertThat(ours.get("forest"))
                .isGreaterThanOrEqualTo(0.97)
                .isGreaterThanOrEqualTo(theirs.get("RandomForestClassifier") - 0.005);
    }

    @Test
    void everyRowIsEvaluatedInOneFold() throws Exception {
        List<String> rows = Files.readAllLines(DIGITS);
        int evaluated = 0;
        for (int fold = 0; fold < DigitsFold.FOLDS; fold++) {
            Path place = DigitsFold.write(DIGITS, fold, directory.resolve("fold-" + fold))
                    .directory();
            List<String> eval = Files.readAllLines(place.resolve("eval.csv"));
            List<String> train = Files.readAllLines(place.resolve("train.csv"));
            assertThat(eval).hasSizeBetween(355, 366);
            assertThat(train.size() + eval.size()).isEqualTo(rows.size() + 1);
            evaluated += eval.size() - 1;
        }
        assertThat(evaluated).isEqualTo(rows.size() - 1);
    }
}
