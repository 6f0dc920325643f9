/** Arrow IPC files as a source: {@link io.penstock.data.arrow.ArrowSource}. */
@NullMarked
package io.penstock.data.arrow;

import org.jspecify.annotations.NullMarked;
