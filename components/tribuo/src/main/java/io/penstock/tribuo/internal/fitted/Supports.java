package io.penstock.tribuo.internal.fitted;

import io.penstock.json.CanonicalJson;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A one-class support vector machine: a row's score is {@code rho - sum c_i exp(-gamma |x - s_i|²)}.
 *
 * @param vectors the support vectors, in slots
 * @param coefficients one for each
 * @param rho the threshold
 * @param gamma how fast similarity falls with distance
 */
public record Supports(List<List<Double>> vectors, List<Double> coefficients, double rho, double gamma) {

    /** The file's name. */
    public static final String FILE = "supports.json";

    /** Copies the lists. */
    public Supports {
        vectors = vectors.stream().map(List::copyOf).toList();
        coefficients = List.copyOf(coefficients);
    }

    /** Reads a file that {@link #write} wrote. */
    public static Supports read(Path file) throws IOException {
        return CanonicalJson.read(Files.readString(file), Supports.class, "'%s'".formatted(file));
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), CanonicalJson.write(this));
    }

    /** Returns what finds how strange a row is. */
    public SlotScorer scorer(Slots slots) {
        double[][] all = vectors.stream()
                .map(each -> each.stream().mapToDouble(value -> value).toArray())
                .toArray(double[][]::new);
        double[] factors = coefficients.stream().mapToDouble(value -> value).toArray();
        return new SlotScorer(slots, 1, (row, scores) -> {
            double sum = rho;
            for (int i = 0; i < all.length; i++) {
                sum -= factors[i] * Math.exp(-gamma * SlotScorer.squaredDistance(all[i], row));
            }
            scores[0] = sum;
        });
    }
}
