package io.penstock.cli.trial.profile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the values of a column are those of the label under other names. */
final class Renaming {

    /** What has more different values is no renamed class; whether it is the label's number, {@link StraightLine} says. */
    private static final int CLASSES = 1_000;

    private static final int ROWS_FOR_EACH = 2;

    private final Map<Object, Object> labelOf = new HashMap<>();
    private final Map<Object, Object> valueOf = new HashMap<>();
    private boolean possible = true;
    private long rows;

    void see(@Nullable Object value, @Nullable Object label) {
        if (!possible || label == null) {
            return; // a row without a label is not learned from
        }
        rows++;
        Object shown = value == null ? "" : value; // missing may stand for one class too
        possible = label.equals(putIfNew(labelOf, shown, label))
                && shown.equals(putIfNew(valueOf, label, shown))
                && labelOf.size() <= CLASSES;
        if (!possible) {
            labelOf.clear();
            valueOf.clear();
        }
    }

    private static Object putIfNew(Map<Object, Object> map, Object key, Object value) {
        Object known = map.putIfAbsent(key, value);
        return known == null ? value : known;
    }

    /** Returns whether that is so; values that nearly all differ show nothing. */
    boolean holds() {
        return possible && labelOf.size() > 1 && rows >= ROWS_FOR_EACH * (long) labelOf.size();
    }
}
