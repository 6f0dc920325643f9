package io.penstock.runtime;

/** Something that a user implements, as an estimator is. */
public interface Style {

    /** Changes a text. */
    String of(String text);
}
