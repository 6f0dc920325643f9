/** What the two JVMs of an isolated node tell each other: a request in a file, then messages, a line each. */
@NullMarked
package io.penstock.runtime.isolation.wire;

import org.jspecify.annotations.NullMarked;
