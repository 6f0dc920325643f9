package com.example.words;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import java.io.IOException;
import java.nio.file.Files;

/** Counts the words of a file. */
public final class WordPipeline {

    private WordPipeline() {}

    /** What the pipeline depends on. */
    public record Parameters(ExternalInput file, int minimum) {}

    /** Reads the lines of a file. */
    public record LinesOf(ExternalInput file) implements Component<Port<WordCounter.Lines>> {
        @Override
        public void run(Port<WordCounter.Lines> out, Execution execution) throws IOException {
            execution.write(out, new WordCounter.Lines(Files.readAllLines(file.path())));
        }
    }

    /** Defines the pipeline; <code>penstock run com.example.words.WordPipeline file=text.txt minimum=1</code> runs it. */
    public static Pipeline pipeline(Parameters parameters) {
        return Pipeline.define("words", parameters, (p, given) -> {
            var lines = p.add(new LinesOf(given.file()));
            p.add(new WordCounter(lines, given.minimum()));
        });
    }
}
