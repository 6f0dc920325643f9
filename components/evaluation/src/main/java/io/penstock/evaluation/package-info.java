/** How good a model is, overall and per slice, and whether that is enough. */
@NullMarked
package io.penstock.evaluation;

import org.jspecify.annotations.NullMarked;
