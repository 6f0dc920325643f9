/** Processes that end in the middle of a run, for tests of what is left. */
@NullMarked
package io.penstock.testing.crash;

import org.jspecify.annotations.NullMarked;
