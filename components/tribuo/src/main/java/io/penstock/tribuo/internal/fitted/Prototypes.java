package io.penstock.tribuo.internal.fitted;

import io.penstock.json.CanonicalJson;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Points that stand for clusters: a row belongs to the cluster of the nearest one, unless it is outside the radius of all.
 *
 * @param points in slots
 * @param clusters of each point
 * @param radii of each point; none if every row belongs to a cluster
 */
public record Prototypes(List<List<Double>> points, List<Integer> clusters, List<Double> radii) {

    /** The file's name. */
    public static final String FILE = "prototypes.json";

    /** Copies the lists. */
    public Prototypes {
        points = points.stream().map(List::copyOf).toList();
        clusters = List.copyOf(clusters);
        radii = List.copyOf(radii);
    }

    /** Reads a file that {@link #write} wrote. */
    public static Prototypes read(Path file) throws IOException {
        return CanonicalJson.read(Files.readString(file), Prototypes.class, "'%s'".formatted(file));
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), CanonicalJson.write(this));
    }

    /** Returns what finds a row's cluster. */
    public SlotScorer scorer(Slots slots) {
        double[][] all = points.stream().map(Prototypes::array).toArray(double[][]::new);
        double[] far = radii.isEmpty() ? new double[0] : array(radii);
        return new SlotScorer(slots, 2, (row, scores) -> score(all, far, row, scores));
    }

    private void score(double[][] all, double[] far, double[] row, double[] scores) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        boolean isInside = far.length == 0;
        for (int i = 0; i < all.length; i++) {
            double distance = SlotScorer.distance(all[i], row);
            isInside |= far.length > 0 && distance <= far[i];
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        scores[0] = isInside && all.length > 0 ? clusters.get(nearest) : -1;
        scores[1] = all.length > 0 ? least : 0;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
