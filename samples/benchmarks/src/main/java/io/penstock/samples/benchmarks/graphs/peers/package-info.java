/**
 * The runtime beside others that run steps: each figure in one run with its peers, in turn. {@link
 * io.penstock.samples.benchmarks.race.Race} is what the benchmarks here have in common.
 */
@NullMarked
package io.penstock.samples.benchmarks.graphs.peers;

import org.jspecify.annotations.NullMarked;
