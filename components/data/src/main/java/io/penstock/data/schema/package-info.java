/** What is expected of a data set, column by column: {@link io.penstock.data.schema.Schema}, inferred and edited by hand. */
@NullMarked
package io.penstock.data.schema;

import org.jspecify.annotations.NullMarked;
