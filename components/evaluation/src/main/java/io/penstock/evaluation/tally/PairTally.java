package io.penstock.evaluation.tally;

import io.penstock.errors.DataException;
import java.nio.ByteBuffer;

/**
 * Two tallies side by side, for a metric that reads both.
 *
 * @param first one of them
 * @param second the other
 */
public record PairTally<A, B>(Tally<A> first, Tally<B> second) implements Tally<PairTally.Pair<A, B>> {

    /**
     * The partial results of both.
     *
     * @param first that of the first tally
     * @param second that of the second
     */
    public record Pair<A, B>(A first, B second) {}

    @Override
    public Pair<A, B> zero(Room room) {
        return new Pair<>(first.zero(room), second.zero(room));
    }

    @Override
    public void add(Pair<A, B> into, ScoredRows rows, int[] selection) {
        first.add(into.first(), rows, selection);
        second.add(into.second(), rows, selection);
    }

    @Override
    public void merge(Pair<A, B> into, Pair<A, B> other) {
        first.merge(into.first(), other.first());
        second.merge(into.second(), other.second());
    }

    @Override
    public byte[] encode(Pair<A, B> partial) {
        byte[] one = first.encode(partial.first());
        byte[] two = second.encode(partial.second());
        return ByteBuffer.allocate(4 + one.length + two.length)
                .putInt(one.length)
                .put(one)
                .put(two)
                .array();
    }

    @Override
    public Pair<A, B> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 4 || in.getInt(0) < 0 || in.getInt(0) > bytes.length - 4) {
            throw new DataException("%d bytes are not two partial results.".formatted(bytes.length));
        }
        byte[] one = new byte[in.getInt()];
        in.get(one);
        byte[] two = new byte[in.remaining()];
        in.get(two);
        return new Pair<>(first.decode(one), second.decode(two));
    }
}
