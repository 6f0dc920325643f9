package io.penstock.tribuo.internal.rows;

import io.penstock.errors.DefinitionException;
import io.penstock.model.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The one-hot form of features: a number takes one slot, a category one for each value of its vocabulary. */
public final class Slots {

    private final int[] first;
    private final boolean[] numeric;
    private final List<Integer> features = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * Lays out features.
     *
     * @throws DefinitionException if one is a sequence of tokens
     */
    public Slots(List<Feature> features) {
        first = new int[features.size()];
        numeric = new boolean[features.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = names.size();
            numeric[i] = features.get(i) instanceof Feature.Numeric;
            addNames(features.get(i));
            while (this.features.size() < names.size()) {
                this.features.add(i);
            }
        }
    }

    private void addNames(Feature feature) {
        if (feature instanceof Feature.Sequence) {
            throw new DefinitionException(
                    "Feature '%s' is a sequence of tokens, which Tribuo's estimators cannot read. Take an estimator for texts, or leave it out."
                            .formatted(feature.name()));
        }
        if (feature instanceof Feature.Categorical categorical) {
            categorical.vocabulary().forEach(value -> names.add(feature.name() + "=" + value));
        } else {
            names.add(feature.name());
        }
    }

    /** Returns the number of slots. */
    public int size() {
        return names.size();
    }

    /** Returns the number of features. */
    public int features() {
        return first.length;
    }

    /** Returns whether a feature is a number. */
    public boolean isNumeric(int feature) {
        return numeric[feature];
    }

    /** Returns a feature's first slot. */
    public int first(int feature) {
        return first[feature];
    }

    /** Returns a slot's feature. */
    public int feature(int slot) {
        return features.get(slot);
    }

    /** Returns a slot's name: {@code fare}, or {@code payment_type=Cash}. */
    public String name(int slot) {
        return names.get(slot);
    }

    /**
     * Writes a vector of features in slots.
     *
     * @param into receives {@link #size} numbers
     */
    public void spread(double[] vector, int from, double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < first.length; i++) {
            double value = vector[from + i];
            if (numeric[i]) {
                into[first[i]] = value;
            } else if (value >= 0) {
                into[first[i] + (int) value] = 1;
            }
        }
    }
}
