package io.penstock.cli.trial.profile;

import io.penstock.columns.Field;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees the values of one column, one after the other, each with the label of its row. */
final class ColumnWatch {

    /** More different values than this are not told apart, so that memory does not grow with the rows. */
    private static final int COUNTED = 50_000;

    private static final int LISTED = 2_000;
    private static final int FEW = 20;

    private final Field field;
    private final Map<Object, Long> rows = new HashMap<>();
    private final Renaming renaming = new Renaming();
    private final StraightLine line = new StraightLine();
    private long present;
    private long missing;
    private long beyond;
    private boolean allDifferent = true;
    private boolean rising = true;
    private double last = Double.NEGATIVE_INFINITY;
    private double min = Double.NaN;
    private double max = Double.NaN;
    private long length;

    ColumnWatch(Field field) {
        this.field = field;
    }

    void see(@Nullable Object value, @Nullable Object label) {
        renaming.see(value, label);
        line.see(value, label);
        if (value == null) {
            missing++;
            return;
        }
        present++;
        count(value);
        if (value instanceof Number number) {
            measure(number.doubleValue());
        } else {
            length += value.toString().length();
        }
    }

    private void count(Object value) {
        if (rows.size() < COUNTED || rows.containsKey(value)) {
            allDifferent &= rows.merge(value, 1L, Long::sum) == 1;
        } else {
            beyond++;
        }
    }

    private void measure(double number) {
        rising &= number > last;
        last = number;
        min = Double.isNaN(min) ? number : Math.min(min, number);
        max = Double.isNaN(max) ? number : Math.max(max, number);
    }

    ColumnProfile profile() {
        return new ColumnProfile(
                field.name(),
                field.type(),
                present,
                missing,
                rows.size() + (allDifferent ? beyond : 0),
                allDifferent && present > 0,
                rising && !Double.isNaN(min),
                min,
                max,
                present == 0 ? 0 : (double) length / present,
                values(),
                link());
    }

    private List<ColumnProfile.Value> values() {
        return rows.entrySet().stream()
                .map(entry -> new ColumnProfile.Value(entry.getKey().toString(), entry.getValue()))
                .sorted(Comparator.comparing(ColumnProfile.Value::rows)
                        .reversed()
                        .thenComparing(ColumnProfile.Value::text))
                .limit(LISTED)
                .toList();
    }

    /** Of few values both may hold, and to call them other words is clearer. */
    private LabelLink link() {
        boolean quantity = rows.size() > FEW;
        if (line.holds() && (quantity || !renaming.holds())) {
            return LabelLink.LINEAR;
        }
        return renaming.holds() ? LabelLink.RENAMED : LabelLink.NONE;
    }
}
