/** Contenders that do the same work in turn, and what they took. */
@NullMarked
package io.penstock.samples.benchmarks.race;

import org.jspecify.annotations.NullMarked;
