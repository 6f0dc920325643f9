package io.penstock.data.statistics;

import io.penstock.data.statistics.ValueCounts.ValueCount;
import java.util.List;
import java.util.Optional;

/**
 * What the other columns of a split tell of a label, over the rows that have one.
 *
 * @param column the label
 * @param rows number of rows with a label, {@code n}
 * @param rowsWithout number of rows without
 * @param classes the values of the label, most frequent first; of more than {@value LabelFacet#MOST_CLASSES}, as many as {@link
 *     StatisticsOptions#topValues} says
 * @param entropy of the label in bits, {@code -sum P(y) log2 P(y)} (Shannon, Bell System Technical Journal 27, 1948); 0 if it has
 *     too many values
 * @param features the other columns, in the order of the data
 * @param leftOut columns of which nothing can be told: lists, byte strings, texts with too many distinct values; all of them if the
 *     label has more than {@value LabelFacet#MOST_CLASSES} values
 */
public record LabelStatistics(
        String column,
        long rows,
        long rowsWithout,
        List<ValueCount> classes,
        double entropy,
        List<Feature> features,
        List<String> leftOut) {

    /** Copies the lists. */
    public LabelStatistics {
        classes = List.copyOf(classes);
        features = List.copyOf(features);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What one column tells.
     *
     * <p>Each distinct text is a category of its own; numbers fall into {@link StatisticsOptions#histogramBins} bins of equal depth, or
     * have a category each if they are no more distinct; missing values are a category, and so are NaN and the two infinities.
     *
     * @param name of the column
     * @param categories their number, {@code r}
     * @param mutualInformation in bits, {@code sum P(x,y) log2(P(x,y) / (P(x) P(y)))} with shares of rows for probabilities (Cover
     *     and Thomas, Elements of Information Theory, 2nd edition, equation 2.28). Not adjusted for chance: see {@code bias}
     * @param bias what a column that tells nothing would show on average, {@code (r-1)(c-1) / (2 n ln 2)} bits with {@code c}
     *     classes (Miller, "Note on the bias of information estimates", 1955); to be held against or taken off the former
     * @param lifts of a column of text, of {@code INT64} or of {@code BOOLEAN} whose distinct values are all counted ({@link
     *     ColumnStatistics#values} is there); empty for columns of other types, however few values they have; see {@link Lift}
     */
    public record Feature(String name, int categories, double mutualInformation, double bias, List<Lift> lifts) {

        /** Copies the lifts. */
        public Feature {
            lifts = List.copyOf(lifts);
        }
    }

    /**
     * How much more often than elsewhere a class occurs with a value: {@code P(y|x) / P(y)} (the "interest" of Brin, Motwani, Ullman and
     * Tsur, SIGMOD 1997, section 4; TFDV's lift). Of the 100 most frequent values of a column, the {@value LabelFacet#LIFTS} highest and
     * the {@value LabelFacet#LIFTS} lowest of each class are told, classes in their order, highest first.
     *
     * @param label the class, {@code y}
     * @param value of the column, {@code x}
     * @param rows with both
     * @param lift 1 if they are independent, 0 if they never meet
     */
    public record Lift(String label, String value, long rows, double lift) {}

    /** Returns what a column tells, if it is not left out. */
    public Optional<Feature> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }
}
