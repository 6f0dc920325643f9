package io.penstock.data.csv;

import io.penstock.errors.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts rows as they come out of the parser, and judges their number. */
final class RowTally {

    private static final int SHOWN = 5;

    private final List<BadRow> first = new ArrayList<>();
    private long rows;
    private long badRows;

    void add(FieldBlock block) {
        rows += block.rows();
        badRows += block.badRows().size();
        for (BadRow bad : block.badRows()) {
            if (first.size() < SHOWN) {
                first.add(bad);
            }
        }
    }

    long rows() {
        return rows;
    }

    long badRows() {
        return badRows;
    }

    /** Refuses a file without rows or with too many unreadable ones. */
    void check(Path file, double maxBadFraction) {
        if (badRows > maxBadFraction * (rows + badRows)) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "CSV file '%s' has %d unreadable rows of %d, more than %.2f %%. First ones: %s. Correct them, or raise"
                            + " CsvOptions.maxBadFraction to set them aside.",
                    file,
                    badRows,
                    rows + badRows,
                    100 * maxBadFraction,
                    first.stream()
                            .map(bad -> "line " + bad.line() + ": " + bad.reason())
                            .collect(Collectors.joining("; "))));
        }
        if (rows == 0) {
            throw new DataException("CSV file '%s' has a header and no rows that can be read. Check how it was written."
                    .formatted(file));
        }
    }
}
