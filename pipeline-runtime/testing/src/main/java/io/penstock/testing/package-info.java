/** Tests of components and of implementations of the SPIs, without a workspace on disk. */
@NullMarked
package io.penstock.testing;

import org.jspecify.annotations.NullMarked;
