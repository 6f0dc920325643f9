package io.penstock.trees;

/**
 * How a node lies in two longs, so that a visit reads one place in memory. The head of a split holds the kind of its test (2
 * bits), the feature (28 bits) and where its two children begin (from bit 32), the one for yes first; the head of a leaf is
 * negative. The second long holds the bits of a double: a threshold, a category, where the categories begin, or a leaf's value.
 */
final class Nodes {

    /** Yes if the value is below the threshold; NaN is not. */
    static final int BELOW = 0;

    /** Yes unless the value is at or above the threshold; NaN is not. */
    static final int NOT_ABOVE = 1;

    /** Yes if the value is the category. */
    static final int IS = 2;

    /** Yes if the value is one of the categories, which stand as a bit mask among the masks. */
    static final int ONE_OF = 3;

    /** Longs of a node. */
    static final int SIZE = 2;

    static final long LEAF = -1;

    private static final int KIND_BITS = 2;
    private static final int CHILD_SHIFT = 32;

    private Nodes() {}

    static long split(int code, int children) {
        return (long) children << CHILD_SHIFT | code;
    }

    static int code(int feature, int kind) {
        return feature << KIND_BITS | kind;
    }

    /** Returns the feature and the kind of test of a split's head. */
    static int code(long head) {
        return (int) head;
    }

    static int feature(int code) {
        return code >> KIND_BITS;
    }

    static int kind(int code) {
        return code & ONE_OF;
    }

    /** Returns where the children of a split's head begin. */
    static int children(long head) {
        return (int) (head >> CHILD_SHIFT);
    }
}
