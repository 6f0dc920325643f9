package io.penstock.columns.arrow;

import java.nio.charset.StandardCharsets;

/** The fixed bytes and widths of the file format. */
final class Frame {

    /** Begins and ends a file. */
    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /** Precedes every message. */
    static final int CONTINUATION = -1;

    /** Buffers begin at multiples of this. */
    static final int ALIGNMENT = 64;

    /** The magic and its padding. */
    static final int HEAD_BYTES = 8;

    /** The footer's length and the magic. */
    static final int TAIL_BYTES = 10;

    /** The continuation and the length before a message. */
    static final int PREFIX_BYTES = 8;

    /** The key of a list field's metadata that holds the extents of its arrays, separated by commas. */
    static final String SHAPE_KEY = "penstock.shape";

    private Frame() {}

    static long padded(long bytes) {
        return bytes + ALIGNMENT - 1 & -ALIGNMENT;
    }
}
