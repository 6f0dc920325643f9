package io.penstock.columns.arrow;

import io.penstock.columns.TextColumn;
import io.penstock.columns.TextIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the texts of one column of a file into codes, in the order of first appearance. */
final class DictionaryEncoder {

    private final TextIndex index = new TextIndex();

    /** The dictionary that the last batch was coded by, and our code for each of its codes or -1. */
    private @Nullable TextColumn known;

    private int[] ours = {};

    int[] encode(TextColumn column) {
        int[] codes = new int[column.size()];
        if (column.isCoded()) {
            translate(column, codes);
        } else {
            for (int row = 0; row < codes.length; row++) {
                codes[row] = column.isMissing(row) ? 0 : index.add(column, row);
            }
        }
        return codes;
    }

    TextIndex index() {
        return index;
    }

    private void translate(TextColumn column, int[] codes) {
        TextColumn dictionary = column.dictionary();
        if (dictionary != known) {
            known = dictionary;
            ours = new int[dictionary.size()];
            Arrays.fill(ours, -1);
        }
        for (int row = 0; row < codes.length; row++) {
            if (!column.isMissing(row)) {
                int theirs = column.code(row);
                if (ours[theirs] < 0) {
                    ours[theirs] = index.add(dictionary, theirs);
                }
                codes[row] = ours[theirs];
            }
        }
    }
}
