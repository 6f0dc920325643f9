package io.penstock.examples;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into the splits of new examples. Close it: that completes them. After a failure, closing leaves the examples
 * incomplete, without a manifest. Not thread-safe.
 *
 * <p>The same rows in the same order give the same bytes, however they were batched. Memory: about two batches for each split.
 */
public final class ExamplesWriter implements AutoCloseable {

    /** The file of rows that were set aside, an attachment outside the digest. */
    static final String QUARANTINE_FILE = "quarantine.tsv";

    private static final int MOST_QUARANTINED_CHARS = 1_000;

    private final Path directory;
    private final RowType type;
    private final Map<String, SplitWriter> splits = new LinkedHashMap<>();
    private @Nullable BufferedWriter quarantine;
    private long quarantined;
    private boolean failed;
    private boolean closed;

    private ExamplesWriter(Path directory, RowType type) {
        this.directory = directory;
        this.type = type;
    }

    /**
     * Begins examples.
     *
     * @param directory exists and is empty
     * @param type the columns, at least one
     * @param splits unique names of letters, digits, {@code -} and {@code _}, at least one
     */
    public static ExamplesWriter in(Path directory, RowType type, List<String> splits) throws IOException {
        return in(directory, type, splits, Layout.STANDARD);
    }

    static ExamplesWriter in(Path directory, RowType type, List<String> splits, Layout layout) throws IOException {
        if (splits.isEmpty() || type.size() == 0) {
            throw new DataException("Examples need at least one split and one column, got splits %s of columns %s."
                    .formatted(splits, type));
        }
        ExamplesWriter writer = new ExamplesWriter(directory, type);
        for (String split : splits) {
            checkName(split, writer.splits);
            writer.splits.put(split, new SplitWriter(directory, split, type, layout));
        }
        return writer;
    }

    /** Returns the columns. */
    public RowType rowType() {
        return type;
    }

    /**
     * Writes rows to a split, after those it has.
     *
     * @param rows of the row type of these examples
     * @throws DataException if there is no such split
     */
    public void write(String split, Batch rows) throws IOException {
        SplitWriter writer = splits.get(split);
        if (writer == null) {
            throw new DataException("There is no split '%s'. Splits: %s.".formatted(split, splits.keySet()));
        }
        if (!rows.type().equals(type)) {
            throw new DataException("Examples of %s got rows of %s.".formatted(type, rows.type()));
        }
        boolean written = false;
        try {
            writer.write(rows);
            written = true;
        } finally {
            failed |= !written;
        }
    }

    /** Writes the given rows of a batch to a split, after those it has. */
    public void write(String split, Batch rows, int[] selection) throws IOException {
        if (selection.length > 0) {
            write(split, rows.select(selection));
        }
    }

    /**
     * Sets a row aside that could not be understood: a line of the attachment {@code quarantine.tsv}.
     *
     * @param line where the row begins in its source, from 1
     * @param reason a sentence
     * @param raw what stood there; only its beginning is kept
     */
    public void quarantine(long line, String reason, String raw) throws IOException {
        quarantine(TabSeparated.line(String.valueOf(line), reason, beginning(raw)));
    }

    /** Cuts no character in two. */
    private static String beginning(String raw) {
        if (raw.length() <= MOST_QUARANTINED_CHARS) {
            return raw;
        }
        boolean splits = Character.isHighSurrogate(raw.charAt(MOST_QUARANTINED_CHARS - 1));
        return raw.substring(0, splits ? MOST_QUARANTINED_CHARS - 1 : MOST_QUARANTINED_CHARS);
    }

    /** Sets aside all rows that were set aside when other examples were made, with the lines and reasons that they have there. */
    public void quarantineAllOf(Examples other) throws IOException {
        Optional<Path> file = other.quarantine();
        if (file.isPresent()) {
            try (Stream<String> lines = Files.lines(file.get())) {
                for (String line : (Iterable<String>) lines.skip(1)::iterator) {
                    quarantine(line);
                }
            }
        }
    }

    /** Returns the number of rows that were set aside. */
    public long quarantined() {
        return quarantined;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (failed) {
                abandon();
            } else {
                complete();
            }
        } finally {
            if (quarantine != null) {
                quarantine.close();
            }
        }
    }

    private void quarantine(String cells) throws IOException {
        BufferedWriter out = quarantine;
        if (out == null) {
            out = Files.newBufferedWriter(directory.resolve(QUARANTINE_FILE));
            quarantine = out;
            out.write("line\treason\traw\n");
        }
        out.write(cells);
        out.write('\n');
        quarantined++;
    }

    private void complete() throws IOException {
        Map<String, List<Shard>> shards = new LinkedHashMap<>();
        for (Map.Entry<String, SplitWriter> split : splits.entrySet()) {
            shards.put(split.getKey(), split.getValue().finish());
        }
        new ExamplesManifest(type, shards).write(directory);
    }

    private void abandon() throws IOException {
        for (SplitWriter split : splits.values()) {
            split.abandon();
        }
    }

    private static void checkName(String split, Map<String, SplitWriter> earlier) {
        if (!split.matches("[A-Za-z0-9_-]+")) {
            throw new DataException(
                    "Split name '%s' is not usable as a directory. Use letters, digits, '-' and '_'.".formatted(split));
        }
        if (earlier.containsKey(split)) {
            throw new DataException("Split '%s' is named twice. Name each once.".formatted(split));
        }
    }
}
