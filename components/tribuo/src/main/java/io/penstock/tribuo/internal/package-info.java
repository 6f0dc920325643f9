/** Gradient boosting of decision trees over binned features. */
@NullMarked
package io.penstock.tribuo.internal;

import org.jspecify.annotations.NullMarked;
