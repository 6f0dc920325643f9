/** Pipelines in tests: {@link io.penstock.testing.workspace.TestWorkspace} runs them. */
@NullMarked
package io.penstock.testing.workspace;

import org.jspecify.annotations.NullMarked;
