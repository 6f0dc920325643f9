package io.penstock.examples;

import io.penstock.columns.Batch;

/**
 * The sizes at which the rows of a split are cut into blocks and files. They are part of the format, since the same rows give
 * the same bytes; tests use smaller ones.
 *
 * @param blockRows rows of a block
 * @param blockBytes bytes of text, byte strings and lists in a block
 * @param shardBytes size at which a file ends
 * @param dictionaryTexts number of texts at which a dictionary is given up
 * @param dictionaryBytes UTF-8 bytes at which a dictionary is given up
 */
record Layout(int blockRows, long blockBytes, long shardBytes, int dictionaryTexts, long dictionaryBytes) {

    static final Layout STANDARD = new Layout(Batch.MAX_ROWS, 32L << 20, 256L << 20, 1 << 16, 4L << 20);
}
