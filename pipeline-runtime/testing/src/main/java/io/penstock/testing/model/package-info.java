/** Models for tests, made without training: {@link io.penstock.testing.model.ColumnModel} answers what a column says. */
@NullMarked
package io.penstock.testing.model;

import org.jspecify.annotations.NullMarked;
