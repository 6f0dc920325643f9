package io.penstock.cli.trial.file;

import io.penstock.errors.DataException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the column that a person means. */
public final class ColumnName {

    private static final int LISTED = 30;

    private ColumnName() {}

    /**
     * Returns the name if there is such a column.
     *
     * @param whose what the column is for, for the message
     * @throws DataException if there is none; names the nearest one, and all of not too many
     */
    public static String find(CsvFile file, String whose, String name) {
        if (file.header().contains(name)) {
            return name;
        }
        String nearest = file.header().stream()
                .min(Comparator.comparingInt(
                        known -> distance(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
        List<String> listed = file.header().stream().limit(LISTED).toList();
        throw new DataException("There is no column '%s' for %s in '%s'. Did you mean '%s'? Columns: %s%s."
                .formatted(
                        name,
                        whose,
                        file.path(),
                        nearest,
                        String.join(", ", listed),
                        listed.size() < file.header().size() ? ", ..." : ""));
    }

    /** The number of letters to insert, delete or replace (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            before[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int k = 1; k <= to.length(); k++) {
                int replaced = before[k - 1] + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
                now[k] = Math.min(replaced, 1 + Math.min(before[k], now[k - 1]));
            }
            before = now;
        }
        return before[to.length()];
    }
}
