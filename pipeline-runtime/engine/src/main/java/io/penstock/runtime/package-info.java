/** Runs pipelines: the workspace, the scheduler and the cache. */
@NullMarked
package io.penstock.runtime;

import org.jspecify.annotations.NullMarked;
