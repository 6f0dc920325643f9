/** From raw taxi trips to a validated, pushed model. */
@NullMarked
package io.penstock.samples.taxi;

import org.jspecify.annotations.NullMarked;
