/** A blessed model on its way to a service, and inside it. */
@NullMarked
package io.penstock.release;

import org.jspecify.annotations.NullMarked;
