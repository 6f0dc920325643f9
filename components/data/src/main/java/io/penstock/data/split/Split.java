package io.penstock.data.split;

import io.penstock.data.split.TimeSplit.Until;
import io.penstock.errors.DefinitionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rule that sends each row to exactly one named part. */
public sealed interface Split permits HashSplit, StratifiedSplit, TfxSplit, TimeSplit {

    /**
     * One named part and its share.
     *
     * @param name letters, digits, {@code -} and {@code _}
     * @param weight share of the hash buckets, 1 to 1,000,000
     */
    public record Part(String name, int weight) {

        /** The largest weight. */
        static final int MAX_WEIGHT = 1_000_000;

        /** Checks the name and the weight. */
        public Part {
            Parts.checkName(name);
            if (weight < 1 || weight > MAX_WEIGHT) {
                throw new DefinitionException(
                        "Split '%s' has weight '%d'. A weight is 1 to 1,000,000; leave the split out to give it nothing."
                                .formatted(name, weight));
            }
        }
    }

    /** Returns the names of the parts in order. */
    List<String> names();

    /** Returns the columns that decide, empty if all do. */
    List<String> keys();

    /** Returns whether a row's part depends on the rows before it. */
    default boolean isOrdered() {
        return false;
    }

    /** Returns what divides the rows of one data set: in order and one batch at a time if this split is ordered, else as one likes. */
    Divider divider();

    /** Returns two parts, {@code train} and {@code eval}, with the given weights: {@code byHash(2, 1)} keeps a third for evaluation. */
    static HashSplit byHash(int train, int eval) {
        return byHash(new Part("train", train), new Part("eval", eval));
    }

    /** Returns parts of any names and weights. */
    static HashSplit byHash(Part... parts) {
        return new HashSplit(Arrays.asList(parts), List.of());
    }

    /** Returns a single part that takes every row. */
    static HashSplit whole(String name) {
        return byHash(new Part(name, 1));
    }

    /** Returns two parts, {@code train} and {@code eval}, that have their shares of the rows of each value of some columns, exactly. */
    static StratifiedSplit stratified(int train, int eval, String... columns) {
        return new StratifiedSplit(List.of(new Part("train", train), new Part("eval", eval)), Arrays.asList(columns));
    }

    /**
     * Returns parts by time, in the order of their ends, the first of which takes everything before its end.
     *
     * @param column of timestamps or dates, or of integers if {@link TimeSplit#counting} says what they count
     */
    static TimeSplit byTime(String column, Until... parts) {
        return new TimeSplit(column, Arrays.asList(parts), Optional.empty());
    }

    /** Returns parts that hold the very rows that TFX puts into splits of these names and numbers of buckets. */
    static TfxSplit tfxCompatible(Part... parts) {
        return new TfxSplit(Arrays.asList(parts), Optional.empty());
    }
}
