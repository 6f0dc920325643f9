/** The rows to learn from, as Tribuo takes them. */
@NullMarked
package io.penstock.tribuo.internal.rows;

import org.jspecify.annotations.NullMarked;
