package io.penstock.tribuo.internal.fitted;

import io.penstock.tribuo.internal.files.FileCheck;
import io.penstock.tribuo.internal.files.ModelJson;
import io.penstock.tribuo.internal.rows.Slots;
import java.io.IOException;
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
        points = ModelJson.copy("points", points).stream()
                .map(each -> ModelJson.copy("points", each))
                .toList();
        clusters = ModelJson.copy("clusters", clusters);
        radii = ModelJson.copy("radii", radii);
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws io.penstock.errors.DataException if it is damaged or does not fit the model's features
     */
    public static Prototypes read(Path file, Slots slots) throws IOException {
        Prototypes read = ModelJson.read(file, Prototypes.class);
        FileCheck check = new FileCheck(file);
        int points = read.points.size();
        check.rows("points", read.points, slots.size());
        check.count("'clusters'", read.clusters.size(), points);
        check.count("'radii'", read.radii.size(), read.radii.isEmpty() ? 0 : points);
        check.finite("'radii'", read.radii);
        return read;
    }

    /** Writes {@link #FILE} into a directory. */
    public void write(Path directory) throws IOException {
        ModelJson.write(directory.resolve(FILE), this);
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
