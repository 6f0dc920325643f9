/** How fast Penstock is, each figure beside a peer in the same run. */
@NullMarked
package io.penstock.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
