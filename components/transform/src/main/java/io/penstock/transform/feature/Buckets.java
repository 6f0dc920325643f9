package io.penstock.transform.feature;

import io.penstock.columns.RowType;
import io.penstock.model.Feature;
import io.penstock.transform.expression.Expression;
import io.penstock.transform.expression.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A number as the index of its bucket: how many bounds are less or equal. -1 where it is missing.
 *
 * @param name of the feature
 * @param input the number
 * @param bounds the lower bounds of all buckets but the first, ascending
 */
public record Buckets(String name, Expression input, List<Double> bounds) implements FittedFeature {

    /** Copies the bounds. */
    public Buckets {
        bounds = List.copyOf(bounds);
    }

    @Override
    public Feature feature() {
        return new Feature.Categorical(name, names());
    }

    @Override
    public Stream<String> columns() {
        return input.columns();
    }

    @Override
    public Kernel kernel(RowType rows) {
        Kernel kernel = input.kernel(rows);
        double[] sorted = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        return row -> {
            double value = kernel.apply(row);
            return Double.isFinite(value) ? indexOf(value, sorted) : -1;
        };
    }

    private static int indexOf(double value, double[] sorted) {
        int found = Arrays.binarySearch(sorted, value + 0.0); // + 0.0 makes -0.0 the zero that bounds know
        return found >= 0 ? found + 1 : -found - 1;
    }

    private List<String> names() {
        if (bounds.isEmpty()) {
            return List.of("any");
        }
        List<String> names = new ArrayList<>();
        names.add("below " + bounds.get(0));
        for (int i = 1; i < bounds.size(); i++) {
            names.add("%s to %s".formatted(bounds.get(i - 1), bounds.get(i)));
        }
        names.add("from " + bounds.get(bounds.size() - 1));
        return names;
    }
}
