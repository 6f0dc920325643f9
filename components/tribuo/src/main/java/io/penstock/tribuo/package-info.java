/** Estimators that train with Tribuo. */
@NullMarked
package io.penstock.tribuo;

import org.jspecify.annotations.NullMarked;
