package io.penstock.data.split;

import io.penstock.data.source.Source;

/**
 * The rows of one split, which come by themselves.
 *
 * @param name of the split: letters, digits, {@code -} and {@code _}
 * @param source where its rows come from
 */
public record SplitSource(String name, Source source) {

    /** Checks the name. */
    public SplitSource {
        Parts.checkName(name);
    }

    /** Returns this split of a source whose columns are known in another way. */
    public SplitSource from(Source other) {
        return new SplitSource(name, other);
    }
}
