package io.penstock.data.broken;

/** Has a name that says nothing. */
public final class RowHelper {}
