package io.penstock.data.broken;

/** Prints. */
public final class Talks {

    void talk() {
        System.out.println("hello");
    }
}
