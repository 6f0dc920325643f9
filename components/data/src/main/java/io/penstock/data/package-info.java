/** From raw files to checked examples. */
@NullMarked
package io.penstock.data;

import org.jspecify.annotations.NullMarked;
