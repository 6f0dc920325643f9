package io.penstock.samples.frameworks;

import io.penstock.evaluation.Evaluation;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One of five parts of the digits, each with an equal share of every digit, to evaluate by models of the other four: those of Penstock
 * and, on the same rows, those of scikit-learn.
 *
 * @param directory holds {@code train.csv} and {@code eval.csv}
 */
record DigitsFold(Path directory) {

    /** How many parts there are. */
    static final int FOLDS = 5;

    /** Writes the files of a part. */
    static DigitsFold write(Path digits, int fold, Path directory) throws IOException {
        List<String> lines = Files.readAllLines(digits);
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(1));
        List<String> train = new ArrayList<>(List.of(lines.get(0)));
        List<String> eval = new ArrayList<>(List.of(lines.get(0)));
        Map<String, Integer> seen = new HashMap<>();
        for (String row : rows) {
            String digit = row.substring(row.lastIndexOf(','));
            (seen.merge(digit, 1, Integer::sum) % FOLDS == fold ? eval : train).add(row);
        }
        Files.createDirectories(directory);
        Files.write(directory.resolve("train.csv"), train);
        Files.write(directory.resolve("eval.csv"), eval);
        return new DigitsFold(directory);
    }

    /** Returns the accuracy of a forest and of a network of filters. */
    Map<String, Double> penstock() {
        try (Workspace workspace = Workspace.inMemory()) {
            RunReport report = workspace.run(Digits.fold(directory)).orThrow();
            return new TreeMap<>(Map.of("forest", accuracy(report, "forest"), "network", accuracy(report, "network")));
        }
    }

    private static double accuracy(RunReport report, String name) {
        return report.output(name + "-evaluation", "evaluation", Evaluation.class)
                .value("accuracy")
                .orElseThrow();
    }

    /** Returns the accuracy of scikit-learn's models by their class names. */
    Map<String, Double> scikit() throws IOException, InterruptedException {
        Process python = new ProcessBuilder("/usr/bin/python3", "scikit/digits.py", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (python.waitFor() != 0) {
            throw new IllegalStateException(
                    "scikit/digits.py ended with '%d'. Start it in samples/frameworks, where Debian's python3-sklearn is installed."
                            .formatted(python.exitValue()));
        }
        return printed.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        words -> words[0], words -> Double.valueOf(words[1]), (one, other) -> other, TreeMap::new));
    }
}
