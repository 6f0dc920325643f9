/**
 * Brings one node to its end: {@link io.penstock.runtime.execution.NodeRunner} finds its outputs or runs it, on the inputs that a
 * run gives it.
 */
@NullMarked
package io.penstock.runtime.execution;

import org.jspecify.annotations.NullMarked;
