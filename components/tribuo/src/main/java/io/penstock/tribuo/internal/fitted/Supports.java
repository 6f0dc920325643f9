package io.penstock.tribuo.internal.fitted;

import io.penstock.tribuo.internal.files.FileCheck;
import io.penstock.tribuo.internal.files.ModelJson;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
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
        vectors = ModelJson.copy("vectors", vectors).stream()
                .map(each -> ModelJson.copy("vectors", each))
                .toList();
        coefficients = ModelJson.copy("coefficients", coefficients);
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws io.penstock.errors.DataException if it is damaged or does not fit the model's features
     */
    public static Supports read(Path file, Slots slots) throws IOException {
        Supports read = ModelJson.read(file, Supports.class);
        FileCheck check = new FileCheck(file);
        check.rows("vectors", read.vectors, slots.size());
        check.count("'coefficients'", read.coefficients.size(), read.vectors.size());
        check.finite("'coefficients'", read.coefficients);
        check.finite("'rho' or 'gamma'", List.of(read.rho, read.gamma));
        return read;
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        ModelJson.write(directory.resolve(FILE), this);
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
