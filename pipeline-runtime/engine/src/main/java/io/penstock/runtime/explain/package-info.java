/**
 * Why a node ran or was cached: {@link io.penstock.runtime.explain.Explainer} lays the key of an execution beside the nearest
 * earlier one. {@link io.penstock.runtime.explain.Invalidation} forgets keys, and says before what follows from it.
 */
@NullMarked
package io.penstock.runtime.explain;

import org.jspecify.annotations.NullMarked;
