package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.testing.estimator.EstimatorContract;
import io.penstock.testing.estimator.MadeRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator that learns a small text of its own. */
class TextGeneratorTest {

    private static final String VERSE = "the water runs down to the mill. the mill turns the stone. "
            + "the stone grinds the corn. the corn makes the bread. the bread feeds the miller. ";

    private static final int LENGTH = 40;

    @TempDir
    static Path directory;

    private static MadeRows pieces;
    private static Model model;
    private static TextGenerator generator;

    @BeforeAll
    static void train() throws Exception {
        pieces = pieces();
        model = Training.fit(DjlEstimator.characterGenerator(120).withSizes(16, 64), pieces, directory);
        generator = TextGenerator.load(model);
    }

    @Test
    void itIsHardlySurprisedByWhatItLearnt() throws Exception {
        double perplexity =
                Math.exp(Arrays.stream(Training.scores(model, pieces)).average().orElseThrow());

        assertThat(perplexity).isBetween(1.0, 1.6); // 20 characters equally probable would be 20
    }

    @Test
    void theMostProbableTextGoesOnAsTheVerseDoes() {
        assertThat(generator.generate("the water runs down to the ", 4, 0, 1)).isEqualTo("mill");
        assertThat(generator.generate("the stone grinds the ", 5, 0, 1)).isEqualTo("corn.");
    }

    @Test
    void equalSeedsWriteEqualTextsAndOthersOthers() {
        String text = generator.generate("the ", 60, 1.5, 1);

        assertThat(text).hasSize(60).isEqualTo(generator.generate("the ", 60, 1.5, 1));
        assertThat(text).isNotEqualTo(generator.generate("the ", 60, 1.5, 2));
    }

    @Test
    void anUnknownCharacterIsReadButNeverWritten() {
        assertThat(generator.generate("§§", 200, 3, 1)).hasSize(200).doesNotContain("§", "unknown");
    }

    @Test
    void lengthAndTemperatureAreNotBelowZero() {
        assertThatThrownBy(() -> generator.generate("", -1, 1, 1)).hasMessageContaining("'-1' characters");
        assertThatThrownBy(() -> generator.generate("", 1, Double.NaN, 1)).hasMessageContaining("'NaN'");
    }

    @Test
    void tokensThatAreNoCharactersAreNamed() throws Exception {
        MadeRows words = MadeRows.of(EstimatorContract.WRITING, 50, 1);
        Model ofWords = Training.fit(DjlEstimator.characterGenerator(1).withSizes(4, 4), words, directory);

        assertThatThrownBy(() -> TextGenerator.load(ofWords))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Token 'token1' of feature 'text' is not one character");
    }

    @Test
    void aModelOfAnotherKindWritesNothing() throws Exception {
        Model table =
                Training.fit(DjlEstimator.wideAndDeep(1), MadeRows.of(EstimatorContract.BINARY, 50, 1), directory);

        assertThatThrownBy(() -> TextGenerator.load(table))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("writes no text");
    }

    /** Every piece of the verse, repeated, that begins with a word. */
    private static MadeRows pieces() {
        List<String> vocabulary = new ArrayList<>(List.of(Feature.Sequence.UNKNOWN));
        VERSE.chars().mapToObj(Character::toString).distinct().sorted().forEach(vocabulary::add);
        String text = VERSE + VERSE;
        List<double[]> rows = new ArrayList<>();
        for (int start = 0; start < VERSE.length(); start++) {
            if (start == 0 || text.charAt(start - 1) == ' ') {
                rows.add(text.substring(start, start + LENGTH)
                        .chars()
                        .mapToDouble(character -> vocabulary.indexOf(Character.toString(character)))
                        .toArray());
            }
        }
        return new MadeRows(
                new ProblemType.TextGeneration(),
                List.of(new Feature.Sequence("text", vocabulary, LENGTH)),
                rows.toArray(double[][]::new),
                new double[rows.size()][0],
                Optional.empty());
    }
}
