/** What several packages of the engine share, and nobody else may use. */
@NullMarked
package io.penstock.runtime.internal;

import org.jspecify.annotations.NullMarked;
