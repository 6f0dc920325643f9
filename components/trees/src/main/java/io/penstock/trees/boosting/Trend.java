package io.penstock.trees.boosting;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which way a score may go as a number grows, all else equal. */
public enum Trend {

    /** The score never falls. */
    RISING(1),

    /** The score never rises. */
    FALLING(-1);

    private final int sign;

    Trend(int sign) {
        this.sign = sign;
    }

    /**
     * Returns the constraints of all features in their order, 1, -1 or 0 each, with commas between them.
     *
     * @throws DefinitionException if one is given for a name that is no numeric feature
     */
    public static String signs(Map<String, Trend> trends, List<Feature> features) {
        TreeSet<String> unknown = new TreeSet<>(trends.keySet());
        features.stream()
                .filter(feature -> feature instanceof Feature.Numeric)
                .map(Feature::name)
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new DefinitionException("Trends are given for '%s', which are no numeric features. Features: %s."
                    .formatted(unknown, features.stream().map(Feature::name).toList()));
        }
        return features.stream()
                .map(feature ->
                        Integer.toString(trends.containsKey(feature.name()) ? trends.get(feature.name()).sign : 0))
                .collect(Collectors.joining(","));
    }
}
