/** Tests of CSV reading. */
@NullMarked
package io.penstock.data.csv;

import org.jspecify.annotations.NullMarked;
