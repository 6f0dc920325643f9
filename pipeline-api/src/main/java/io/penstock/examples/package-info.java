/**
 * Rows on disk: {@link io.penstock.examples.Examples} is a directory of Arrow files by split, made by an {@link
 * io.penstock.examples.ExamplesWriter} and read batch by batch through a {@link io.penstock.examples.BatchReader}.
 */
@NullMarked
package io.penstock.examples;

import org.jspecify.annotations.NullMarked;
