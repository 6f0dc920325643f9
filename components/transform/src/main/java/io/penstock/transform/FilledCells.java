package io.penstock.transform;

import io.penstock.transform.expression.Cells;
import io.penstock.transform.feature.FittedFill;
import org.jspecify.annotations.Nullable;

/** A row in which fills stand for missing values. */
final class FilledCells implements Cells {

    private final Cells cells;
    private final @Nullable FittedFill[] fills;

    FilledCells(Cells cells, @Nullable FittedFill[] fills) {
        this.cells = cells;
        this.fills = fills;
    }

    @Override
    public boolean isMissing(int slot) {
        return fills[slot] == null && cells.isMissing(slot);
    }

    @Override
    public double number(int slot) {
        double number = cells.number(slot);
        FittedFill fill = fills[slot];
        return fill == null || Double.isFinite(number) ? number : fill.number();
    }

    @Override
    public @Nullable String text(int slot) {
        String text = cells.text(slot);
        FittedFill fill = fills[slot];
        return fill == null || text != null ? text : fill.text();
    }
}
