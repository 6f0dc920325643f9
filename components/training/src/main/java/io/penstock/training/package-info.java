/** Models from examples, and the choice between them. */
@NullMarked
package io.penstock.training;

import org.jspecify.annotations.NullMarked;
