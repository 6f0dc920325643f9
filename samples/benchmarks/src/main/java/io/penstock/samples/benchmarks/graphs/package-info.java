/** What the runtime itself costs: graphs of nodes that do nothing, beside other engines that run steps durably. */
@NullMarked
package io.penstock.samples.benchmarks.graphs;

import org.jspecify.annotations.NullMarked;
