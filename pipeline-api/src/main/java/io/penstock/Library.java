package io.penstock;

/**
 * A library that shapes results, so that another version may give others.
 *
 * @param name for example {@code tribuo}
 * @param version for example {@code 4.3.2}
 */
public record Library(String name, String version) {}
