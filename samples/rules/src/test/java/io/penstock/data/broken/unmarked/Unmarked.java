package io.penstock.data.broken.unmarked;

/** Lives in a package without package-info. */
public final class Unmarked {}
