package com.example.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.words.WordCounter.Lines;
import io.penstock.testing.TestExecution;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCounterTest {

    private static final Lines LINES = new Lines(List.of("a rose is", "a rose"));

    @Test
    void wordsAreCountedOverAllLines() throws Exception {
        try (TestExecution test = new TestExecution()) {
            var counts = test.outputOf(new WordCounter(test.input(LINES), 1));

            assertThat(counts.counts()).containsEntry("rose", 2).containsEntry("is", 1);
        }
    }

    @Test
    void tooFewWordsAreWithheldWithTheReason() throws Exception {
        try (TestExecution test = new TestExecution()) {
            var result = test.run(new WordCounter(test.input(LINES), 6));

            assertThat(result.withheld(counts -> counts)).contains("5 words, 6 are required");
        }
    }
}
