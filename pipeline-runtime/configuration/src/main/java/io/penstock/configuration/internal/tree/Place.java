package io.penstock.configuration.internal.tree;

/**
 * Where something stands.
 *
 * @param source the text
 * @param line from 1; 0 if it has none
 * @param column from 1
 */
public record Place(Source source, int line, int column) {

    @Override
    public String toString() {
        return line == 0 ? source.name() : "%s:%d:%d".formatted(source.name(), line, column);
    }
}
