/** Models as their files say them, and how they score. */
@NullMarked
package io.penstock.tribuo.internal.fitted;

import org.jspecify.annotations.NullMarked;
