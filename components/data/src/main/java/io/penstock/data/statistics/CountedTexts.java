package io.penstock.data.statistics;

import io.penstock.data.internal.XxHash64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Exact counts of distinct texts, as long as there are at most {@value #LIMIT} (and 8 MiB of them); of more, only an estimate
 * of their number. Which of the two it is depends on the set of texts alone, not on order or grouping.
 */
final class CountedTexts {

    /** The largest number of texts held. */
    static final int LIMIT = 100_000;

    private static final int MAX_BYTES = 8 << 20;

    private final Overflow overflow;
    private TextTable texts = new TextTable();
    private @Nullable DistinctRegisters registers;

    /** Counts for the sake of counts and numbers alone. */
    CountedTexts() {
        this((bytes, offset, length, count) -> {});
    }

    /** Begins, and names who takes the texts that are given up or come later. */
    CountedTexts(Overflow overflow) {
        this.overflow = overflow;
    }

    /** Takes texts that are not held any more. */
    interface Overflow {
        /** Takes a text and how often it occurred. */
        void take(byte[] bytes, int offset, int length, long count);
    }

    void add(long hash, byte[] bytes, int offset, int length, long count) {
        if (registers != null) {
            registers.add(hash);
            overflow.take(bytes, offset, length, count);
            return;
        }
        texts.count(texts.findOrAdd(hash, bytes, offset, length), count);
        if (texts.size() > LIMIT || texts.byteSize() > MAX_BYTES) {
            estimate();
        }
    }

    /** Counts a text once more if a guess of its entry is right. */
    boolean addAt(int guess, byte[] bytes, int offset, int length) {
        boolean right = guess >= 0 && guess < texts.size() && texts.matches(guess, bytes, offset, length);
        if (right) {
            texts.count(guess, 1);
        }
        return right;
    }

    void merge(CountedTexts other) {
        if (other.registers != null) {
            estimate().merge(other.registers);
            return;
        }
        TextTable more = other.texts;
        for (int i = 0; i < more.size(); i++) {
            add(more.hash(i), more.bytes(), more.offset(i), more.length(i), more.count(i));
        }
    }

    /** Counts hashes of texts whose number is only estimated, and which nobody else takes. */
    void addHash(long hash) {
        estimate().add(hash);
    }

    boolean isExact() {
        return registers == null;
    }

    /** Returns the number of distinct texts, estimated unless exact. */
    long distinct() {
        return registers == null ? texts.size() : registers.estimate();
    }

    /** Returns the texts; none if they are too many. */
    TextTable texts() {
        return texts;
    }

    long count(int entry) {
        return texts.count(entry);
    }

    /** Returns the count of a text, 0 if it was not seen or texts are too many. */
    long countOf(long hash, byte[] bytes, int offset, int length) {
        int entry = texts.find(hash, bytes, offset, length);
        return entry < 0 ? 0 : texts.count(entry);
    }

    void encode(DataOutput out) throws IOException {
        out.writeBoolean(isExact());
        if (registers != null) {
            registers.encode(out);
            return;
        }
        Varints.write(out, texts.size());
        for (int entry : TextOrder.byHash(texts)) {
            Varints.writeBytes(out, texts.bytes(), texts.offset(entry), texts.length(entry));
            Varints.write(out, texts.count(entry));
        }
    }

    static CountedTexts decode(DataInput in) throws IOException {
        CountedTexts counted = new CountedTexts();
        counted.read(in);
        return counted;
    }

    /** Reads into counts that have just begun. */
    void read(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            registers = DistinctRegisters.decode(in);
            return;
        }
        int size = Varints.readSize(in, LIMIT);
        for (int i = 0; i < size; i++) {
            byte[] text = Varints.readBytes(in, MAX_BYTES);
            add(XxHash64.hash(text, 0, text.length), text, 0, text.length, Varints.read(in));
        }
    }

    /** Gives up counting. */
    private DistinctRegisters estimate() {
        DistinctRegisters known = registers;
        if (known == null) {
            known = new DistinctRegisters();
            for (int entry = 0; entry < texts.size(); entry++) {
                known.add(texts.hash(entry));
                overflow.take(texts.bytes(), texts.offset(entry), texts.length(entry), texts.count(entry));
            }
            registers = known;
            texts = new TextTable();
        }
        return known;
    }
}
