package io.penstock.data.broken;

/** Reports an error to nobody in particular. */
public final class PrintsItsStackTrace {

    void report(IllegalStateException e) {
        e.printStackTrace();
    }
}
