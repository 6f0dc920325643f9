package io.penstock.data.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Puts what FastCSV finds straight into a block, without a string for each field. */
final class FieldCollector extends AbstractBaseCsvCallbackHandler<FieldCollector> {

    private FieldBlock block = new FieldBlock();
    private boolean blank;

    /** Names the block that the next row goes to. */
    void into(FieldBlock target) {
        block = target;
    }

    /** Returns where the row begins in the file, from 1. */
    long line() {
        return getStartingLineNumber();
    }

    /** Returns whether the row is a line with nothing on it. */
    boolean isBlank() {
        return blank;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        blank = false;
        block.beginRow(startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (quoted && length == 0) {
            block.addQuotedEmpty();
        } else {
            block.add(buffer, offset, length);
        }
    }

    @Override
    protected void handleEmpty() {
        blank = true;
        block.add(new char[0], 0, 0);
    }

    @Override
    protected FieldCollector buildRecord() {
        return this;
    }
}
