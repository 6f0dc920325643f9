/** Tests of the data components on real trips. */
@NullMarked
package io.penstock.data;

import org.jspecify.annotations.NullMarked;
