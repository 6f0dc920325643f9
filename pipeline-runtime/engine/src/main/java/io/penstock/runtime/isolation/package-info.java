/**
 * Nodes in JVMs of their own: {@link io.penstock.runtime.isolation.ChildJvms} starts one for an execution, listens to it, and
 * takes over what it made. The other side is in {@code child}, what they say to each other in {@code wire}.
 */
@NullMarked
package io.penstock.runtime.isolation;

import org.jspecify.annotations.NullMarked;
