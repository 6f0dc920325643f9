package io.penstock.trees.boosting;

import io.penstock.json.CanonicalJson;
import io.penstock.model.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each feature did for an ensemble, the most useful first.
 *
 * @param features all of the signature
 */
public record Importances(List<Importance> features) {

    /** The name of the file in a model's directory. */
    public static final String FILE = "importances.json";

    /** Copies the list. */
    public Importances {
        features = List.copyOf(features);
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param gain by how much its splits made the training loss smaller, in sum
     * @param cover sum of the second derivatives (rows, for squared loss) of the rows at its splits, in sum
     * @param splits how many splits test it
     */
    public record Importance(String feature, double gain, double cover, int splits) {}

    /** Counts the splits of an ensemble. */
    public static final class Counter {

        private final double[] gains;
        private final double[] covers;
        private final int[] splits;

        /** Begins with none. */
        public Counter(int features) {
            gains = new double[features];
            covers = new double[features];
            splits = new int[features];
        }

        /** Counts a split. */
        public void add(int feature, double gain, double cover) {
            gains[feature] += gain;
            covers[feature] += cover;
            splits[feature]++;
        }

        /** Returns what was counted. */
        public Importances of(List<Feature> features) {
            List<Importance> all = new ArrayList<>();
            for (int i = 0; i < splits.length; i++) {
                all.add(new Importance(features.get(i).name(), gains[i], covers[i], splits[i]));
            }
            all.sort(Comparator.comparing(Importance::gain).reversed().thenComparing(Importance::feature));
            return new Importances(all);
        }
    }

    /** Reads the file of a model. */
    public static Importances read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return CanonicalJson.read(Files.readString(file), Importances.class, "'%s'".formatted(file));
    }

    /** Writes the file of a model. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), CanonicalJson.write(this));
    }
}
