/**
 * The code that a step runs, as part of its cache key: {@link io.penstock.runtime.code.CodeFingerprints} walks the byte code from
 * {@code run} and hashes every method that it can reach.
 */
@NullMarked
package io.penstock.runtime.code;

import org.jspecify.annotations.NullMarked;
