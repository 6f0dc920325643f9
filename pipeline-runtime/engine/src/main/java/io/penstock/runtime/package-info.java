/**
 * Runs pipelines and remembers what happened. Start at {@link io.penstock.runtime.Workspace}; what a run gives back is a {@link
 * io.penstock.runtime.RunReport}.
 */
@NullMarked
package io.penstock.runtime;

import org.jspecify.annotations.NullMarked;
