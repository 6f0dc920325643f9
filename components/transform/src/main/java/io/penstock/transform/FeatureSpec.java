package io.penstock.transform;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.errors.DefinitionException;
import io.penstock.model.Signature;
import io.penstock.transform.feature.Bucketize;
import io.penstock.transform.feature.FeatureOperation;
import io.penstock.transform.feature.Fill;
import io.penstock.transform.feature.Label;
import io.penstock.transform.feature.MinMax;
import io.penstock.transform.feature.Tokenizer;
import io.penstock.transform.feature.Tokens;
import io.penstock.transform.feature.Unscaled;
import io.penstock.transform.feature.Vocabulary;
import io.penstock.transform.feature.ZScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a model learns, and from which features: the one definition for training and serving.
 *
 * <pre>{@code
 * FeatureSpec.labelled(Label.binary("small tip", "big tip", column("tips").greaterThan(column("fare").times(0.2))))
 *         .zScore("trip_miles", "fare", "trip_seconds")
 *         .bucketize(10, "pickup_latitude", "pickup_longitude")
 *         .vocabulary("payment_type", "company");
 * }</pre>
 *
 * <p>Immutable: every method returns another specification. Features keep the order in which they are named.
 *
 * @param label what is learned
 * @param features the definitions of the features
 * @param fills what stands in for missing values, by column
 * @param weight the column that weighs rows in training: numbers of at least 0; empty if all weigh the same
 */
public record FeatureSpec(
        Label label, List<FeatureOperation> features, Map<String, Fill> fills, Optional<String> weight) {

    /** Checks that the names of the features are unique and not those of the columns of label and weight. */
    public FeatureSpec {
        features = List.copyOf(features);
        fills = Map.copyOf(fills);
        List<String> problems = problems(features, taken(label, weight));
        if (!problems.isEmpty()) {
            throw new DefinitionException("The specification of the features is wrong.", problems);
        }
    }

    /** Begins a specification with what is learned. */
    public static FeatureSpec labelled(Label label) {
        return new FeatureSpec(label, List.of(), Map.of(), Optional.empty());
    }

    /** Adds numbers with mean 0 and deviation 1; see {@link ZScore}. */
    public FeatureSpec zScore(String... columns) {
        return each(columns, ZScore::of);
    }

    /** Adds numbers scaled to 0 to 1; see {@link MinMax}. */
    public FeatureSpec minMax(String... columns) {
        return each(columns, MinMax::of);
    }

    /** Adds numbers as they are; see {@link Unscaled}. */
    public FeatureSpec unscaled(String... columns) {
        return each(columns, Unscaled::of);
    }

    /** Adds numbers as buckets that hold about equally many rows; see {@link Bucketize}. */
    public FeatureSpec bucketize(int buckets, String... columns) {
        return each(columns, column -> Bucketize.of(column, buckets));
    }

    /** Adds columns as categories, one for each value; see {@link Vocabulary}. */
    public FeatureSpec vocabulary(String... columns) {
        return each(columns, Vocabulary::of);
    }

    /** Adds any feature, one of a user's own among them. */
    public FeatureSpec with(FeatureOperation feature) {
        List<FeatureOperation> more = new ArrayList<>(features);
        more.add(feature);
        return new FeatureSpec(label, more, fills, weight);
    }

    /** Adds texts as sequences of characters; what is longer than a length is cut. See {@link Tokens}. */
    public FeatureSpec characters(int length, String... columns) {
        return each(columns, column -> Tokens.of(column, Tokenizer.CHARACTERS, length));
    }

    /** Adds texts as sequences of words; what is longer than a length is cut. See {@link Tokens}. */
    public FeatureSpec words(int length, String... columns) {
        return each(columns, column -> Tokens.of(column, Tokenizer.WORDS, length));
    }

    /** Weighs rows by the numbers of a column. A missing or negative one is an error. */
    public FeatureSpec weightedBy(String column) {
        return new FeatureSpec(label, features, fills, Optional.of(column));
    }

    /** Puts something in the place of missing values of some columns, for all features that read them. */
    public FeatureSpec fillMissing(Fill fill, String... columns) {
        Map<String, Fill> more = new TreeMap<>(fills);
        for (String column : columns) {
            more.put(column, fill);
        }
        return new FeatureSpec(label, features, more, weight);
    }

    /**
     * Returns the names of all columns that label, fills and features read, in the order of the rows.
     *
     * @throws io.penstock.errors.DataException if some of them are not there; all are named together
     */
    public List<String> columns(RowType rows) {
        return SpecColumns.of(this).in(rows);
    }

    /**
     * Returns what learns all of it from the training rows in one pass.
     *
     * @param rows type of the training rows
     * @throws io.penstock.errors.DataException if a column is not there or has a type that cannot be used; all columns that are
     *     not there are named together
     */
    public Reducer<?, FittedTransform> analyzer(RowType rows) {
        return SpecAnalyzer.of(this, rows);
    }

    private FeatureSpec each(String[] columns, Function<String, FeatureOperation> operation) {
        List<FeatureOperation> more = new ArrayList<>(features);
        Arrays.stream(columns).map(operation).forEach(more::add);
        return new FeatureSpec(label, more, fills, weight);
    }

    /** Returns the names of the columns beside the features. */
    private static Set<String> taken(Label label, Optional<String> weight) {
        Set<String> taken = new HashSet<>(label.problem().labels());
        taken.add(Signature.LABEL);
        weight.ifPresent(column -> taken.add(Signature.WEIGHT));
        return taken;
    }

    private static List<String> problems(List<FeatureOperation> features, Set<String> taken) {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FeatureOperation feature : features) {
            if (taken.contains(feature.name())) {
                problems.add(
                        "Feature '%s' has the name of the label's column in transformed examples, or of the query or weight. Name it otherwise: new %s(\"...\", ...)."
                                .formatted(feature.name(), feature.getClass().getSimpleName()));
            }
            if (!names.add(feature.name())) {
                problems.add("Feature '%s' is defined more than once. Name one of them otherwise: new %s(\"...\", ...)."
                        .formatted(feature.name(), feature.getClass().getSimpleName()));
            }
        }
        return problems;
    }
}
