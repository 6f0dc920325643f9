package io.penstock.examples;

/**
 * One file of a split: what a thread or a machine reads as a whole.
 *
 * @param split the name of the split
 * @param file relative to the directory of the examples, with {@code /}
 * @param rows number of rows
 * @param bytes size of the file
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record Shard(String split, String file, long rows, long bytes, String sha256) {}
