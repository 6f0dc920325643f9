/** How rows are divided into named parts: {@link io.penstock.data.split.Split}. What it hashes is {@link io.penstock.data.split.RowBytes}. */
@NullMarked
package io.penstock.data.split;

import org.jspecify.annotations.NullMarked;
