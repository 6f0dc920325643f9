/** What it takes to keep a workspace in order: {@link io.penstock.samples.benchmarks.care.CollectionBenchmark}. */
@NullMarked
package io.penstock.samples.benchmarks.care;

import org.jspecify.annotations.NullMarked;
