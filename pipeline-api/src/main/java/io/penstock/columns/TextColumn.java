package io.penstock.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@link ColumnType#TEXT}: UTF-8 end to end with offsets, or <em>coded</em>, with an integer code a row into a
 * dictionary of distinct texts.
 *
 * <p>{@link #bytes}, {@link #offset} and {@link #byteLength} read either form without allocating.
 */
public final class TextColumn implements Column {

    private final byte[] bytes;
    private final int[] offsets;
    private final int @Nullable [] codes;
    private final @Nullable TextColumn dictionary;
    private final Validity validity;

    /** Texts of a dictionary that were asked for; a race writes equal strings. */
    private @Nullable String @Nullable [] strings;

    private TextColumn(byte[] bytes, int[] offsets, Validity validity) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.validity = validity;
        this.codes = null;
        this.dictionary = null;
    }

    private TextColumn(int[] codes, TextColumn dictionary, Validity validity) {
        this.bytes = dictionary.bytes;
        this.offsets = dictionary.offsets;
        this.validity = validity;
        this.codes = codes;
        this.dictionary = dictionary;
    }

    /** Returns a column of texts, missing where null. */
    public static TextColumn of(@Nullable String... texts) {
        return of(Arrays.asList(texts));
    }

    /** Returns a column of texts, missing where null. */
    public static TextColumn of(List<? extends @Nullable String> texts) {
        ColumnBuilder builder = ColumnBuilder.of(ColumnType.TEXT);
        texts.forEach(builder::append);
        return (TextColumn) builder.build();
    }

    /**
     * Returns a column of texts.
     *
     * @param bytes all texts in UTF-8, in row order; taken over, not checked to be valid UTF-8
     * @param offsets where each row begins, and where the last one ends: one more than there are rows; taken over
     */
    public static TextColumn of(byte[] bytes, int[] offsets, Validity validity) {
        Columns.checkOffsets(offsets, bytes.length, validity);
        return new TextColumn(bytes, offsets, validity);
    }

    /**
     * Returns a coded column.
     *
     * @param codes a row of the dictionary for each row, arbitrary where the row is missing; taken over
     * @param dictionary distinct texts, none missing, not coded itself
     */
    public static TextColumn coded(int[] codes, TextColumn dictionary, Validity validity) {
        Columns.checkSize(codes.length, validity);
        if (dictionary.isCoded() || dictionary.missing() > 0) {
            throw new IllegalArgumentException("A dictionary is neither coded nor has missing texts.");
        }
        for (int row = 0; row < codes.length; row++) {
            if ((codes[row] < 0 || codes[row] >= dictionary.size()) && !validity.isMissing(row)) {
                throw new IllegalArgumentException("Code %d of row %d is outside a dictionary of %d."
                        .formatted(codes[row], row, dictionary.size()));
            }
        }
        return new TextColumn(codes, dictionary, validity);
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    /** Returns a row's text; arbitrary if it is missing. */
    public String value(int row) {
        return codes != null && dictionary != null ? dictionary.remembered(codes[row]) : decode(row);
    }

    /** Returns the number of UTF-8 bytes of a row; arbitrary if it is missing. */
    public int byteLength(int row) {
        int at = position(row);
        return offsets[at + 1] - offsets[at];
    }

    /** Returns where a row's UTF-8 begins in {@link #bytes}; arbitrary if it is missing. */
    public int offset(int row) {
        return offsets[position(row)];
    }

    /** Returns the array that holds the UTF-8 of all rows (or of the dictionary): not a copy, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns whether rows hold codes into a dictionary. */
    public boolean isCoded() {
        return codes != null;
    }

    /** Returns the dictionary row of a row's text; arbitrary if it is missing. Codes differ between files. */
    public int code(int row) {
        return coded()[row];
    }

    /** Returns the distinct texts that codes stand for. Batches of one file share the same object. */
    public TextColumn dictionary() {
        if (dictionary == null) {
            throw new IllegalStateException("This text column is not coded. Ask isCoded() first.");
        }
        return dictionary;
    }

    /** Returns the same texts in a column that is not coded. */
    public TextColumn decoded() {
        if (!isCoded()) {
            return this;
        }
        ByteStore store = new ByteStore();
        appendTo(store, 0, size());
        return new TextColumn(store.bytes(), store.offsets(), validity);
    }

    /** Appends texts to a store, empty where missing. */
    void appendTo(ByteStore store, int from, int to) {
        if (codes == null && Columns.missingAreEmpty(offsets, validity, from, to)) {
            store.addRuns(bytes, offsets, from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            if (isMissing(row)) {
                store.addEmpty();
            } else {
                store.add(bytes, offset(row), byteLength(row));
            }
        }
    }

    @Override
    public TextColumn select(int[] rows) {
        if (codes != null && dictionary != null) {
            int[] selected = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                selected[i] = codes[rows[i]];
            }
            return new TextColumn(selected, dictionary, validity.select(rows));
        }
        int[] starts = ByteRuns.selectOffsets(offsets, rows);
        return new TextColumn(ByteRuns.select(bytes, offsets, rows, starts), starts, validity.select(rows));
    }

    @Override
    public TextColumn slice(int from, int to) {
        Validity part = validity.slice(from, to);
        return codes != null && dictionary != null
                ? new TextColumn(Arrays.copyOfRange(codes, from, to), dictionary, part)
                : new TextColumn(bytes, Arrays.copyOfRange(offsets, from, to + 1), part);
    }

    @Override
    public @Nullable String boxed(int row) {
        return isMissing(row) ? null : value(row);
    }

    private int position(int row) {
        return codes == null ? row : codes[row];
    }

    private int[] coded() {
        if (codes == null) {
            throw new IllegalStateException("This text column is not coded. Ask isCoded() first.");
        }
        return codes;
    }

    private String decode(int row) {
        return new String(bytes, offsets[row], offsets[row + 1] - offsets[row], StandardCharsets.UTF_8);
    }

    private String remembered(int code) {
        @Nullable String[] known = strings;
        if (known == null) {
            known = new @Nullable String[size()];
            strings = known;
        }
        String text = known[code];
        if (text == null) {
            text = decode(code);
            known[code] = text;
        }
        return text;
    }
}
