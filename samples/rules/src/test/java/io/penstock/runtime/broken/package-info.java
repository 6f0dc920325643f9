/** An engine that breaks the rules of the house. */
@NullMarked
package io.penstock.runtime.broken;

import org.jspecify.annotations.NullMarked;
