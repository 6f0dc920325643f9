package io.penstock.data.csv;

import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.Delivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The narrowest types that hold every field seen so far. Thread-safe. */
final class TypeGuess implements Typist {

    private final List<String> names;
    private final MissingTexts missing;
    private volatile List<CellType> types;
    private volatile boolean widened;

    private TypeGuess(List<String> names, MissingTexts missing) {
        this.names = names;
        this.missing = missing;
        this.types = Collections.nCopies(names.size(), CellType.INT64);
    }

    /** Returns the types of the first block. */
    static TypeGuess of(List<String> names, MissingTexts missing, FieldBlock first) {
        TypeGuess guess = new TypeGuess(names, missing);
        guess.types = guess.widened(guess.types, first);
        return guess;
    }

    /** Returns types that were inferred before. */
    static TypeGuess settled(RowType types, MissingTexts missing) {
        TypeGuess settled = new TypeGuess(types.names(), missing);
        settled.types =
                types.fields().stream().map(field -> CellType.of(field.type())).toList();
        return settled;
    }

    @Override
    public RowType rowType() {
        List<CellType> now = types;
        return new RowType(IntStream.range(0, names.size())
                .mapToObj(i -> new Field(names.get(i), now.get(i).columnType()))
                .toList());
    }

    @Override
    public BlockWorker worker(Delivery delivery) {
        return new BlockWorker.Guessing(this, delivery);
    }

    /** Returns readers of the columns with the types of now. */
    List<ColumnReader> readers() {
        List<CellType> now = types;
        return IntStream.range(0, now.size())
                .mapToObj(column -> ColumnReader.of(now.get(column), column, missing))
                .toList();
    }

    /** Returns whether a block did not fit the types that were guessed from the first one. */
    @Override
    public boolean isWidened() {
        return widened;
    }

    /** Widens the types to hold a block too. */
    void widen(FieldBlock block) {
        List<CellType> base = types;
        List<CellType> wide = widened(base, block);
        synchronized (this) {
            List<CellType> now = types;
            types = IntStream.range(0, wide.size())
                    .mapToObj(i -> wide.get(i).or(now.get(i)))
                    .toList();
            widened = true;
        }
    }

    private List<CellType> widened(List<CellType> from, FieldBlock block) {
        NumberReader numbers = new NumberReader();
        List<CellType> wide = new ArrayList<>();
        for (int column = 0; column < from.size(); column++) {
            wide.add(typeOf(from.get(column), block, column, numbers));
        }
        return wide;
    }

    private CellType typeOf(CellType start, FieldBlock block, int column, NumberReader numbers) {
        CellType type = start;
        byte[] bytes = block.bytes();
        for (int row = 0; row < block.rows() && type != CellType.TEXT; row++) {
            int from = block.start(row, column);
            int to = block.end(row, column);
            if (!missing.isMissing(bytes, from, to)) {
                type = type.or(numbers.typeOf(bytes, from, to));
            }
        }
        return type;
    }
}
