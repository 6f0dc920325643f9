package io.penstock.tribuo;

import io.penstock.model.Feature;
import java.util.ArrayList;
import java.util.List;

/** The one-hot form of features: a number takes one slot, a category one for each value of its vocabulary. */
final class Slots {

    private final int[] first;
    private final boolean[] numeric;
    private final List<String> names = new ArrayList<>();

    Slots(List<Feature> features) {
        first = new int[features.size()];
        numeric = new boolean[features.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = names.size();
            numeric[i] = features.get(i) instanceof Feature.Numeric;
            addNames(features.get(i));
        }
    }

    private void addNames(Feature feature) {
        if (feature instanceof Feature.Categorical categorical) {
            categorical.vocabulary().forEach(value -> names.add(feature.name() + "=" + value));
        } else {
            names.add(feature.name());
        }
    }

    /** Returns the number of slots. */
    int size() {
        return names.size();
    }

    /** Returns the number of features. */
    int features() {
        return first.length;
    }

    boolean isNumeric(int feature) {
        return numeric[feature];
    }

    /** Returns a feature's first slot. */
    int first(int feature) {
        return first[feature];
    }

    /** Returns a slot's name: {@code fare}, or {@code payment_type=Cash}. */
    String name(int slot) {
        return names.get(slot);
    }
}
