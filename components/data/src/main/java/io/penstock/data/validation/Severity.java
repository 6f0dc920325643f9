package io.penstock.data.validation;

/** How much a deviation matters. */
public enum Severity {
    /** Examples pass, people are told. */
    WARNING,
    /** Examples are withheld. */
    ERROR
}
