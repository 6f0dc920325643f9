package io.penstock.data.source;

import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Counts the rows of one reading, and judges how many of them could not be understood. Thread-safe. */
public final class RowTally {

    private static final int SHOWN = 5;

    private final List<BadRow> first = new ArrayList<>();
    private long rows;
    private long badRows;

    /** Begins with no rows. */
    public RowTally() {}

    /** Adds rows; returns how many there are by now, bad ones not among them. */
    public synchronized long add(long more, List<BadRow> bad) {
        rows += more;
        badRows += bad.size();
        for (BadRow row : bad) {
            if (first.size() < SHOWN) {
                first.add(row);
            }
        }
        return rows;
    }

    /** Returns the number of rows that were understood. */
    public synchronized long rows() {
        return rows;
    }

    /** Returns the number of rows that were not. */
    public synchronized long badRows() {
        return badRows;
    }

    /**
     * Judges the reading.
     *
     * @param title what messages call the source
     * @param maxBadFraction the largest share of rows that may be bad
     * @throws DataException if more rows are bad, or if there are no good ones
     */
    public synchronized void check(String title, double maxBadFraction) {
        if (badRows > maxBadFraction * (rows + badRows)) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "%s has %d unreadable rows of %d, more than %.2f %%. First ones: %s. Correct them, or raise"
                            + " maxBadFraction to set them aside.",
                    title,
                    badRows,
                    rows + badRows,
                    100 * maxBadFraction,
                    reasons()));
        }
        if (rows == 0) {
            throw new DataException("%s has no rows that can be read. Check how it was written.".formatted(title));
        }
    }

    private String reasons() {
        return first.stream()
                .map(bad -> "line " + bad.line() + ": " + bad.reason())
                .collect(Collectors.joining("; "));
    }
}
