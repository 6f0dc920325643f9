package io.penstock.cli.trial.file;

import io.penstock.errors.DataException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

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
                .min(Comparator.comparingInt(known -> LevenshteinDistance.getDefaultInstance()
                        .apply(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
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
}
