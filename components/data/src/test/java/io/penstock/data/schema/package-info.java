/** Tests of schemas. */
@NullMarked
package io.penstock.data.schema;

import org.jspecify.annotations.NullMarked;
