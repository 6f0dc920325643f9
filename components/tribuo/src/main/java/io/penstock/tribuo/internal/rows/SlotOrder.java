package io.penstock.tribuo.internal.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.VectorTuple;

/** Which slot each of Tribuo's features is: Tribuo numbers those that it met, by their names. */
public final class SlotOrder {

    private final int[] slots;
    private final int size;

    /** Finds the slots of features. */
    public SlotOrder(ImmutableFeatureMap features, Slots all) {
        Map<String, Integer> places = new HashMap<>();
        for (int slot = 0; slot < all.size(); slot++) {
            places.put(all.name(slot), slot);
        }
        size = all.size();
        slots = new int[features.size()];
        for (int id = 0; id < slots.length; id++) {
            slots[id] = Objects.requireNonNull(places.get(features.get(id).getName()));
        }
    }

    /** Returns the slot of a feature of Tribuo's. */
    public int slot(int id) {
        return slots[id];
    }

    /** Returns a vector of Tribuo's in slots. */
    public List<Double> spread(SGDVector vector) {
        double[] spread = new double[size];
        for (VectorTuple each : vector) {
            spread[slots[each.index]] = each.value;
        }
        List<Double> all = new ArrayList<>(size);
        for (double value : spread) {
            all.add(value);
        }
        return all;
    }
}
