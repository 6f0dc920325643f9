/** A component that breaks the rules of the house. */
@NullMarked
package io.penstock.training.broken;

import org.jspecify.annotations.NullMarked;
