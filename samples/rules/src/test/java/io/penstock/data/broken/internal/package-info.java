/** An internal package, for others to look into. */
@NullMarked
package io.penstock.data.broken.internal;

import org.jspecify.annotations.NullMarked;
