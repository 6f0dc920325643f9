package io.penstock.evaluation;

import java.util.List;

/**
 * How many rows of each class were taken for each class.
 *
 * @param classes their names, in the order of lines and columns
 * @param counts a list for each actual class, with a count for each predicted one
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {

    /** Copies the lists. */
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = List.copyOf(counts);
    }
}
