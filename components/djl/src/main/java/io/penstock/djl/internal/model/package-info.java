/** A network between an estimator's record and the native library: what it takes, what its outputs mean, its numbers. */
@NullMarked
package io.penstock.djl.internal.model;

import org.jspecify.annotations.NullMarked;
