/** Tests of splits. */
@NullMarked
package io.penstock.data.split;

import org.jspecify.annotations.NullMarked;
