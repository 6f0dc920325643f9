package io.penstock.cli.trial.profile;

import io.penstock.cli.trial.file.CsvFile;
import io.penstock.data.csv.CsvTable;
import io.penstock.data.source.BadRow;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rows of a file tell.
 *
 * @param file how the file is written
 * @param rows number of rows that could be read
 * @param badRows number of rows that could not
 * @param firstBad the first of them
 * @param columns in the order of the file
 * @param label the column that is to be predicted
 */
public record TableProfile(
        CsvFile file, long rows, long badRows, List<BadRow> firstBad, List<ColumnProfile> columns, String label) {

    private static final Set<String> NO_VALUE =
            Set.of("NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", "?", "-");

    /** Copies the lists. */
    public TableProfile {
        firstBad = List.copyOf(firstBad);
        columns = List.copyOf(columns);
    }

    /**
     * Reads all rows.
     *
     * @param label the column that is to be predicted
     * @throws DataException if there are no rows, or too many that cannot be read
     */
    public static TableProfile of(CsvFile file, String label) {
        TableProfile first = read(file, label);
        List<String> noValue = first.noValueTexts();
        return noValue.isEmpty() ? first : read(file.withMissing(noValue), label);
    }

    /** Returns what the rows tell of the label. */
    public ColumnProfile labelColumn() {
        return columns.stream()
                .filter(column -> column.name().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static TableProfile read(CsvFile file, String label) {
        try {
            var content = CsvTable.of(file.path(), file.options().withMaxBadFraction(1))
                    .readInOrder(1, rows -> {}, type -> new ProfileSink(type, label));
            ProfileSink sink = content.sinks().get(0);
            TableProfile profile =
                    new TableProfile(file, content.rows(), content.badRows(), sink.firstBad(), sink.profiles(), label);
            profile.checkBadRows();
            return profile;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("The reading of '%s' was interrupted.".formatted(file.path()), e);
        } catch (IOException e) {
            throw new EnvironmentException("'%s' cannot be read: %s".formatted(file.path(), e), e);
        }
    }

    private void checkBadRows() {
        double share = (double) badRows / (rows + badRows);
        if (share > file.options().maxBadFraction()) {
            throw new DataException(
                    "'%s' has %d rows of %d that do not fit its header: %s. Correct them, or leave them out with --bad-rows %s."
                            .formatted(file.path(), badRows, rows + badRows, badLines(), Math.ceil(share * 100) / 100));
        }
    }

    /** Returns the first rows that could not be read, for people. */
    public String badLines() {
        return firstBad.stream()
                .map(bad -> "line %d: %s".formatted(bad.line(), bad.reason()))
                .collect(Collectors.joining("; "));
    }

    private List<String> noValueTexts() {
        return columns.stream()
                .filter(ColumnProfile::isText)
                .flatMap(column -> column.texts().stream())
                .filter(NO_VALUE::contains)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
