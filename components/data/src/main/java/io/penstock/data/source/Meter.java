package io.penstock.data.source;

/** Is told how many rows were read, and may stop the reading. Called by one thread at a time. */
@FunctionalInterface
public interface Meter {

    /** A meter that nobody looks at. */
    Meter NONE = rows -> {};

    /** Takes the number of rows read in this pass. */
    void parsed(long rows) throws InterruptedException;
}
