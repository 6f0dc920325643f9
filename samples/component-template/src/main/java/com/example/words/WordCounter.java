package com.example.words;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the words of some lines, and withholds the counts if there are too few words. */
public record WordCounter(Port<Lines> lines, int minimum) implements Component<Port<WordCounter.Counts>> {

    /** Some text. */
    public record Lines(List<String> lines) {}

    /** How often each word occurs. */
    public record Counts(Map<String, Integer> counts) {}

    @Override
    public void run(Port<Counts> out, Execution execution) throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        int words = 0;
        for (String line : execution.read(lines).lines()) {
            execution.checkCancelled();
            for (String word : line.split(" ")) {
                counts.merge(word, 1, Integer::sum);
                words++;
            }
        }
        if (words < minimum) {
            execution.withhold(out, "%d words, %d are required".formatted(words, minimum));
        } else {
            execution.write(out, new Counts(counts));
        }
    }
}
