/** Boosted trees: one row through the evaluator and through the libraries themselves. */
@NullMarked
package io.penstock.samples.benchmarks.trees;

import org.jspecify.annotations.NullMarked;
