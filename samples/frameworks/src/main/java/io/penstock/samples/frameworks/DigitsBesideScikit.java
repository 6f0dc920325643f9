package io.penstock.samples.frameworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Prints how well digits are read by our models and by scikit-learn's: the accuracy on each of five parts, and its mean. */
public final class DigitsBesideScikit {

    private DigitsBesideScikit() {}

    /** Takes no arguments; needs {@code /usr/bin/python3} with scikit-learn, and {@code samples/frameworks} as working directory. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, Double> sums = new TreeMap<>();
        for (int each = 0; each < DigitsFold.FOLDS; each++) {
            DigitsFold fold =
                    DigitsFold.write(Path.of("data", "digits.csv"), each, Files.createTempDirectory("digits-"));
            Map<String, Double> accuracy = new TreeMap<>(fold.penstock());
            accuracy.putAll(fold.scikit());
            System.out.printf("fold %d: %s%n", each, accuracy);
            accuracy.forEach((name, value) -> sums.merge(name, value / DigitsFold.FOLDS, Double::sum));
        }
        sums.forEach((name, mean) -> System.out.printf("%-24s %.4f%n", name, mean));
    }
}
