package io.penstock.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TextColumn}, which stays coded while all that came is coded by one dictionary. */
final class TextBuilder extends ColumnBuilder {

    private final ByteStore store = new ByteStore();
    private int[] codes = new int[64];
    private @Nullable TextColumn dictionary;

    TextBuilder(Field field) {
        super(field);
    }

    @Override
    public long byteSize() {
        return super.byteSize() + store.byteLength();
    }

    @Override
    public void appendMissing() {
        decode();
        store.addEmpty();
        validity.missing();
    }

    @Override
    public void appendText(byte[] utf8, int offset, int length) {
        decode();
        store.add(utf8, offset, length);
        validity.present();
    }

    @Override
    public void appendText(CharSequence text) {
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        appendText(utf8, 0, utf8.length);
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof CharSequence text) {
            appendText(text);
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        TextColumn column = (TextColumn) source;
        if (column.isCoded() && (size() == 0 || column.dictionary() == dictionary)) {
            appendCodes(column, from, to);
        } else {
            decode();
            column.appendTo(store, from, to);
        }
    }

    @Override
    public TextColumn build() {
        TextColumn built = dictionary == null
                ? TextColumn.of(store.bytes(), store.offsets(), validity.build())
                : TextColumn.coded(Arrays.copyOf(codes, size()), dictionary, validity.build());
        store.clear();
        dictionary = null;
        return built;
    }

    private void appendCodes(TextColumn column, int from, int to) {
        dictionary = column.dictionary();
        int at = size();
        if (at + to - from > codes.length) {
            codes = Arrays.copyOf(codes, Math.max(at + to - from, codes.length * 2));
        }
        for (int row = from; row < to; row++) {
            codes[at + row - from] = column.isMissing(row) ? 0 : column.code(row);
        }
    }

    /** Turns codes that came so far into texts, since what comes now has other ones. */
    private void decode() {
        TextColumn texts = dictionary;
        if (texts != null) {
            dictionary = null;
            Validity soFar = validity.peek();
            for (int row = 0; row < size(); row++) {
                if (soFar.isMissing(row)) {
                    store.addEmpty();
                } else {
                    store.add(texts.bytes(), texts.offset(codes[row]), texts.byteLength(codes[row]));
                }
            }
        }
    }
}
