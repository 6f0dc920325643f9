/**
 * What a workspace remembers of runs, executions and artifacts, behind {@link io.penstock.runtime.metadata.MetadataStore}: events
 * go in, durable when acknowledged; questions are answered from their projection.
 */
@NullMarked
package io.penstock.runtime.metadata;

import org.jspecify.annotations.NullMarked;
