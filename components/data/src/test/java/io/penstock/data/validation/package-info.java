/** Tests of validation. */
@NullMarked
package io.penstock.data.validation;

import org.jspecify.annotations.NullMarked;
